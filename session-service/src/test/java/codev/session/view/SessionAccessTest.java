package codev.session.view;

import static codev.session.domain.People.ANNE;
import static codev.session.domain.People.BOB;
import static codev.session.domain.People.GROUP;
import static codev.session.domain.People.NOON;
import static codev.session.domain.People.ORIGIN;
import static codev.session.domain.People.SESSION;
import static codev.session.domain.People.STRANGER;
import static codev.session.domain.People.opened;
import static codev.session.domain.People.scheduled;
import static codev.session.domain.People.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.web.authority.OrganisationHoldersProperties;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.ContributingTest;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ChairHandedOver;
import codev.session.domain.SessionEvent.FacilitatorAssigned;
import codev.session.domain.SessionEvent.FacilitatorChangedMeanwhile;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import codev.session.reference.KnownGroupView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Qui voit une séance")
class SessionAccessTest {
  private static final SessionEvent[] OPEN = {scheduled(), opened()};
  private static final SessionEvent[] CLOSED = {scheduled(), opened(), ContributingTest.closed()};

  private static final Username PAUL = new Username("paul");

  private KnownGroupView group = KnownGroupView.UNKNOWN;

  @Test
  @DisplayName("ses membres et son animateur y lisent tout, d’autres n’en savent rien")
  void members_and_the_facilitator_are_inside() {
    for (var session : List.of(OPEN, CLOSED)) {
      assertThat(seen(session, BOB)).get().returns(true, SessionAccess::isInside);
      assertThat(seen(session, ANNE, UserRole.FACILITATOR))
          .get()
          .returns(true, SessionAccess::isInside);
      assertThat(seen(session, STRANGER, UserRole.FACILITATOR)).isEmpty();
    }
  }

  @Test
  @DisplayName("qui est nommé animateur sans en avoir le rôle n’y lit rien, et apprend pourquoi")
  void a_facilitator_needs_the_role() {
    for (var session : List.of(OPEN, CLOSED))
      assertThatThrownBy(() -> seen(session, ANNE))
          .isInstanceOfSatisfying(
              RuleViolationException.class,
              refusal ->
                  assertThat(refusal.violation())
                      .isEqualTo(RuleViolation.FACILITATOR_ROLE_MISSING));
    assertThat(seen(OPEN, ANNE, UserRole.MANAGER)).get().returns(false, SessionAccess::isInside);
  }

  @Test
  @DisplayName("qui a quitté le groupe ne lit plus ses séances passées")
  void a_former_member_reads_no_past_session() {
    group = new KnownGroupView(1, List.of(), List.of(), List.of(BOB), List.of(), List.of());
    assertThat(seen(CLOSED, BOB)).isEmpty();
  }

  @Test
  @DisplayName("qui n’anime plus le groupe non plus, son remplaçant d’une séance garde celle-là")
  void a_former_facilitator_reads_no_past_session() {
    group = new KnownGroupView(1, List.of(), List.of(), List.of(), List.of(PAUL), List.of());
    assertThat(seen(CLOSED, ANNE, UserRole.FACILITATOR)).isEmpty();
    assertThat(seen(OPEN, ANNE, UserRole.FACILITATOR)).isPresent();

    var handedOver = new ChairHandedOver(SESSION, ORIGIN, STRANGER, words("Malade"), ANNE, NOON);
    SessionEvent[] replaced = {scheduled(), opened(), handedOver, ContributingTest.closed()};
    assertThat(seen(replaced, STRANGER, UserRole.FACILITATOR)).isPresent();
    assertThat(seen(replaced, ANNE, UserRole.FACILITATOR)).isEmpty();
  }

  @Test
  @DisplayName("qui a été nommé pour une séance la garde, comme qui l’a menée jusqu’au bout")
  void a_substitute_keeps_the_session() {
    group = new KnownGroupView(1, List.of(), List.of(), List.of(), List.of(PAUL), List.of());
    var assigned = new FacilitatorAssigned(SESSION, STRANGER, ANNE, NOON);
    SessionEvent[] named = {scheduled(), assigned, opened(), ContributingTest.closed()};
    assertThat(seen(named, STRANGER, UserRole.FACILITATOR)).isPresent();

    var replaced = new FacilitatorChangedMeanwhile(SESSION, PAUL, ANNE, NOON);
    SessionEvent[] meanwhile = {scheduled(), opened(), replaced, ContributingTest.closed()};
    assertThat(seen(meanwhile, ANNE, UserRole.FACILITATOR)).isPresent();
  }

  private Optional<SessionAccess> seen(SessionEvent[] happened, Username who, UserRole... roles) {
    @Nullable SessionView view = null;
    for (int i = 0; i < happened.length; i++) view = SessionView.after(view, happened[i], i, i + 1);
    return SessionAccess.of(
        new CurrentUser(who.value(), Set.of(roles)),
        SessionAccessTest::everywhere,
        id -> id.equals(GROUP) ? group : KnownGroupView.UNKNOWN,
        Objects.requireNonNull(view));
  }

  /** In their roles at the identity provider. */
  private static ProgrammeAuthorities everywhere(CurrentUser user) {
    var organisation = new OrganisationHoldersProperties(Set.of(user.username()));
    var held = organisation.held(user, Stream::empty, Instant.EPOCH);
    return ProgrammeAuthorities.of(user, held, _ -> Set.of());
  }
}
