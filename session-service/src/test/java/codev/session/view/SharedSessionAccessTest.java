package codev.session.view;

import static codev.session.domain.People.ANNE;
import static codev.session.domain.People.GROUP;
import static codev.session.domain.People.ORIGIN;
import static codev.session.domain.People.PROGRAMME;
import static codev.session.domain.People.SESSION;
import static codev.session.domain.People.after;
import static codev.session.domain.People.opened;
import static codev.session.domain.People.scheduled;
import static codev.session.domain.People.words;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.authority.GrantedRole;
import codev.infra.web.authority.ProgrammeAuthorities;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.ContributingTest;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ChairHandedOver;
import codev.session.domain.SessionEvent.FacilitatorAssigned;
import codev.session.domain.SessionEvent.FacilitatorChangedMeanwhile;
import codev.session.domain.SessionEvent.MemberSeated;
import codev.session.domain.SessionEvent.MemberUnseated;
import codev.session.domain.SessionEvent.SeatChangedMeanwhile;
import codev.session.domain.SessionEvent.SessionCancelled;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import codev.session.reference.KnownGroupView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Qui ouvre une séance, que group-service doit savoir aussi")
class SharedSessionAccessTest {

  /** Of the table that both services share; see its README. */
  record Case(String name, List<String> story, String who, @Nullable String role, boolean opens) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final List<Username> left = new ArrayList<>();
  private final List<Username> facilitators = new ArrayList<>();
  private SessionView session = Objects.requireNonNull(SessionView.after(null, scheduled(), 0, 1));
  private int happened;

  @ParameterizedTest
  @DisplayName("selon ce qui est arrivé au groupe et à la séance")
  @MethodSource("cases")
  void opens(Case one) {
    one.story().forEach(this::happens);

    assertThat(isOpenedBy(user(one))).isEqualTo(one.opens());
  }

  private void happens(String what) {
    happened++;
    var person = new Username(what.substring(what.indexOf(' ') + 1));
    switch (what.split(" ", 2)[0]) {
      case "OPENS" -> happens(opened());
      case "CLOSES" -> happens(ContributingTest.closed());
      case "IS_CANCELLED" -> happens(new SessionCancelled(SESSION, ANNE, at()));
      case "JOINS" -> {
        left.remove(person);
        seats(person, true);
      }
      case "LEAVES" -> {
        left.add(person);
        seats(person, false);
      }
      case "LEADS" -> {
        facilitators.add(person);
        leads(person);
      }
      case "STANDS_IN" -> leads(person);
      case "TAKES_OVER" ->
          happens(new ChairHandedOver(SESSION, ORIGIN, person, words("Malade"), ANNE, at()));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private void seats(Username person, boolean seated) {
    switch (session.state()) {
      case SCHEDULED ->
          happens(
              seated
                  ? new MemberSeated(SESSION, person, ANNE, at())
                  : new MemberUnseated(SESSION, person, ANNE, at()));
      case OPEN -> happens(new SeatChangedMeanwhile(SESSION, person, seated, ANNE, at()));
      case CLOSED, CANCELLED -> {}
    }
  }

  private void leads(Username person) {
    if (session.state() == SessionStatus.SCHEDULED)
      happens(new FacilitatorAssigned(SESSION, person, ANNE, at()));
    if (session.state() == SessionStatus.OPEN)
      happens(new FacilitatorChangedMeanwhile(SESSION, person, ANNE, at()));
  }

  private void happens(SessionEvent event) {
    session = Objects.requireNonNull(SessionView.after(session, event, happened, happened + 1));
  }

  private Instant at() {
    return after(happened);
  }

  private boolean isOpenedBy(CurrentUser user) {
    var group = new KnownGroupView(1, List.of(), List.of(), left, facilitators, List.of());
    try {
      return SessionAccess.of(
              user,
              SharedSessionAccessTest::granted,
              id -> id.equals(GROUP) ? group : KnownGroupView.UNKNOWN,
              session)
          .isPresent();
    } catch (RuleViolationException _) { // a facilitator without the role
      return false;
    }
  }

  private static CurrentUser user(Case one) {
    var role = one.role() == null ? UserRole.FACILITATOR : UserRole.valueOf(one.role());
    return new CurrentUser(one.who(), Set.of(role));
  }

  /** In the programme, what their role allows. */
  private static ProgrammeAuthorities granted(CurrentUser user) {
    var held =
        Stream.of(UserRole.MANAGER, UserRole.AUDITOR)
            .filter(user.roles()::contains)
            .map(role -> new GrantedRole(role, PROGRAMME.value(), null, null, null))
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
                      row.get("opens").asBoolean()));
    }
  }
}
