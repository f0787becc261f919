package codev.group.group;

import static codev.group.domain.People.ALICE;
import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.BOB;
import static codev.group.domain.People.DAVID;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PAUL;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.SECOND;
import static codev.group.domain.People.TODAY;
import static codev.group.domain.People.cancelled;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.held;
import static codev.group.domain.People.joined;
import static codev.group.domain.People.left;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.replaced;
import static codev.group.domain.People.words;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.MembershipEvent.MemberJoined;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les séances que l’on peut ouvrir")
class OpenableSessionsTest {
  /** Before the changes of people, which are of today. */
  private static final Instant BEFORE = TODAY.minusSeconds(3600);

  private static final GroupEvent[] HELD = {
    planned(FIRST, 1, JANUARY_11), held(ALICE), planned(SECOND, 2, JANUARY_11)
  };

  @Test
  @DisplayName("un membre de la première heure les ouvre toutes")
  void a_first_member_opens_all() {
    assertThat(openable(ALICE, BEFORE)).containsExactlyInAnyOrder(FIRST, SECOND);
    assertThat(openable(ANNE, BEFORE)).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  @DisplayName("qui a rejoint le groupe après une séance n’ouvre que les suivantes")
  void a_newcomer_opens_later_ones() {
    assertThat(openable(DAVID, BEFORE, joined(DAVID))).containsExactly(SECOND);
    assertThat(openable(DAVID, JANUARY_11, joined(DAVID)))
        .as("held after they had joined")
        .containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  @DisplayName("qui est parti et revenu ouvre celles d’avant son départ")
  void who_came_back_opens_those_before() {
    assertThat(openable(BOB, BEFORE, left(BOB), joined(BOB)))
        .containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  @DisplayName("un autre animateur n’ouvre pas celles d’avant lui")
  void another_facilitator_opens_later_ones() {
    assertThat(openable(PAUL, BEFORE, replaced(PAUL, null))).containsExactly(SECOND);
    assertThat(openable(PAUL, JANUARY_11, replaced(PAUL, null)))
        .containsExactlyInAnyOrder(FIRST, SECOND);
  }

  @Test
  @DisplayName("une séance annulée s’ouvre à qui était déjà là")
  void a_cancelled_session() {
    var group = group(planned(FIRST, 1, JANUARY_11), cancelled(), joinedLater(DAVID));
    var sessions = new OpenableSessions(group, Map.of());
    assertThat(sessions.of(viewer(ALICE))).containsExactly(FIRST);
    assertThat(sessions.of(viewer(DAVID))).isEmpty();
  }

  @Test
  @DisplayName("l’animateur n’en ouvre aucune sans en avoir le rôle")
  void a_facilitator_needs_the_role() {
    assertThat(openable(viewer(ANNE), BEFORE)).isEmpty();
    assertThat(openable(viewer(PAUL), BEFORE, replaced(PAUL, SECOND))).isEmpty();
  }

  @Test
  @DisplayName("qui n’anime plus le groupe n’ouvre plus ses séances passées, même en membre")
  void a_former_facilitator_opens_no_past_one() {
    assertThat(openable(ANNE, BEFORE, replaced(PAUL, null), joined(ANNE))).containsExactly(SECOND);
    assertThat(openable(PAUL, JANUARY_11, replaced(PAUL, null), replaced(ANNE, null))).isEmpty();
  }

  @Test
  @DisplayName("un suppléant garde la séance qu’il a animée, et elle seule")
  void a_substitute_keeps_theirs() {
    assertThat(openable(PAUL, BEFORE, replaced(PAUL, SECOND))).containsExactly(SECOND);
    var held = group(planned(FIRST, 1, JANUARY_11), replaced(PAUL, FIRST), held(ALICE));
    var sessions = new OpenableSessions(held, Map.of(FIRST.toString(), JANUARY_11));
    assertThat(sessions.of(viewer(PAUL, UserRole.FACILITATOR))).containsExactly(FIRST);
    assertThat(sessions.of(viewer(ANNE, UserRole.FACILITATOR))).isEmpty();
  }

  @Test
  @DisplayName("qui gère le programme les ouvre toutes")
  void its_manager_opens_all() {
    var granted = new GrantedRole(UserRole.MANAGER, PROGRAMME.value(), null, null, null);
    var user = new CurrentUser(DAVID.value(), Set.of(UserRole.MANAGER));
    var manager = ProgrammeAuthorities.of(user, List.of(granted), _ -> Set.of());
    assertThat(openable(manager, BEFORE)).containsExactlyInAnyOrder(FIRST, SECOND);
  }

  /** By a person who may facilitate. */
  private static Set<SessionId> openable(Username person, Instant begun, GroupEvent... changes) {
    return openable(viewer(person, UserRole.FACILITATOR), begun, changes);
  }

  private static Set<SessionId> openable(
      ProgrammeAuthorities viewer, Instant begun, GroupEvent... changes) {
    var group = group(HELD);
    for (var change : changes) group = GroupView.after(group, change);
    return new OpenableSessions(group, Map.of(FIRST.toString(), begun)).of(viewer);
  }

  private static ProgrammeAuthorities viewer(Username person, UserRole... roles) {
    var user = new CurrentUser(person.value(), Set.of(roles));
    return ProgrammeAuthorities.of(user, List.of(), _ -> Set.of());
  }

  private static MemberJoined joinedLater(Username member) {
    var later = TODAY.plusSeconds(60);
    return new MemberJoined(GROUP, PROGRAMME, member, 1, words("Remplace Farid"), MONA, later);
  }

  private static GroupView group(GroupEvent... events) {
    var group = GroupView.after(null, formed());
    for (var event : events) group = GroupView.after(group, event);
    return group;
  }
}
