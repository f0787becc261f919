package codev.group.group;

import static codev.group.domain.People.ANNE;
import static codev.group.domain.People.FIRST;
import static codev.group.domain.People.GROUP;
import static codev.group.domain.People.JANUARY_11;
import static codev.group.domain.People.MONA;
import static codev.group.domain.People.PROGRAMME;
import static codev.group.domain.People.begun;
import static codev.group.domain.People.formed;
import static codev.group.domain.People.planned;
import static codev.group.domain.People.words;
import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupSessionEvent.SessionCancelled;
import codev.group.domain.event.GroupSessionEvent.SessionHandedOver;
import codev.group.domain.event.GroupSessionEvent.SessionHeld;
import codev.group.domain.event.MembershipEvent.FacilitatorReplaced;
import codev.group.domain.event.MembershipEvent.MemberJoined;
import codev.group.domain.event.MembershipEvent.MemberLeft;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Les liens vers les séances, que session-service ouvre ou non")
class SharedSessionAccessTest {

  /** Of the table that both services share; see its README. */
  record Case(String name, List<String> story, String who, @Nullable String role, boolean linked) {
    @Override
    public String toString() {
      return name;
    }
  }

  private GroupView group =
      GroupView.after(GroupView.after(null, formed()), planned(FIRST, 1, JANUARY_11));
  private Instant now = JANUARY_11;
  private Instant opened = now;
  private Map<String, Instant> begun = Map.of();

  @ParameterizedTest
  @DisplayName("selon ce qui est arrivé au groupe et à la séance")
  @MethodSource("cases")
  void links(Case one) {
    one.story().forEach(this::happens);

    var linked = new OpenableSessions(group, begun).of(viewer(one)).contains(FIRST);

    assertThat(linked).isEqualTo(one.linked());
  }

  private void happens(String what) {
    now = now.plusSeconds(60);
    var person = named(what.substring(what.indexOf(' ') + 1));
    switch (what.split(" ", 2)[0]) {
      case "OPENS" -> {
        opened = now;
        happens(begun(now));
      }
      case "CLOSES" -> {
        begun = Map.of(FIRST.toString(), opened);
        happens(new SessionHeld(GROUP, FIRST, List.of(), opened, now, List.of(), null, now));
      }
      case "IS_CANCELLED" ->
          happens(
              new SessionCancelled(GROUP, FIRST, words("Grève des trains"), List.of(), MONA, now));
      case "JOINS" -> happens(new MemberJoined(GROUP, PROGRAMME, person, 1, null, MONA, now));
      case "LEAVES" ->
          happens(
              new MemberLeft(GROUP, PROGRAMME, person, words("Mutation"), List.of(), MONA, now));
      case "LEADS" -> leads(person, null);
      case "STANDS_IN" -> leads(person, FIRST);
      case "TAKES_OVER" -> happens(new SessionHandedOver(GROUP, FIRST, person, ANNE, now));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private void leads(Username person, @Nullable SessionId session) {
    happens(
        new FacilitatorReplaced(
            GROUP, PROGRAMME, person, session, words("Congé"), List.of(), MONA, now));
  }

  private void happens(GroupEvent event) {
    group = GroupView.after(group, event);
  }

  private static Username named(String name) {
    return name.equals("anne") ? ANNE : new Username(name);
  }

  private static ProgrammeAuthorities viewer(Case one) {
    var role = one.role() == null ? UserRole.FACILITATOR : UserRole.valueOf(one.role());
    var user = new CurrentUser(named(one.who()).value(), Set.of(role));
    var held =
        Stream.of(role)
            .filter(it -> it == UserRole.MANAGER || it == UserRole.AUDITOR)
            .map(it -> new GrantedRole(it, PROGRAMME.value(), null, null, null))
            .toList();
    return ProgrammeAuthorities.of(user, held, _ -> Set.of());
  }

  static Stream<Case> cases() throws IOException {
    try (var file = SharedSessionAccessTest.class.getResourceAsStream("/session-access.json")) {
      var table = JsonMapper.shared().readTree(Objects.requireNonNull(file));
      return table
          .valueStream()
          .map(
              row ->
                  new Case(
                      row.get("case").asString(),
                      row.get("story").valueStream().map(word -> word.asString()).toList(),
                      row.get("who").asString(),
                      row.has("role") ? row.get("role").asString() : null,
                      row.get(row.has("links") ? "links" : "opens").asBoolean()));
    }
  }
}
