package codev.infra.web.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.projections.ReadModel;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.web.problem.RefusedException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("The person of an access token, in a service that learns of bindings by message")
class TokenUsernamesTest {
  private static final String PROVIDER = "https://provider.example";
  private static final Instant NOW = Instant.parse("2027-01-11T09:00:00Z");
  private static final Duration YEARS = Duration.ofDays(3650);

  private final List<BoundSubject> bound = new ArrayList<>();
  private final SessionsEndIndex ends = new SessionsEndIndex();
  private boolean isAway;

  @Test
  @DisplayName("is the name that it carries, while nothing is known of its account")
  void before_a_binding_it_is_the_name() {
    assertThat(usernames(IdentityLink.USERNAME).of(token("7d3c", "Alice"))).isEqualTo("alice");
  }

  @Test
  @DisplayName("is the person of its account, whatever the name")
  void once_bound_it_is_the_person() {
    bound.add(BoundSubject.of("alice", PROVIDER, "7d3c"));

    assertThat(usernames(IdentityLink.USERNAME).of(token("7d3c", "alicia"))).isEqualTo("alice");
  }

  @Test
  @DisplayName("stays the person when the provider's address changes, if the recorded one is kept")
  void the_providers_address_may_change() {
    bound.add(BoundSubject.of("alice", PROVIDER, "7d3c"));
    var moved =
        Jwt.withTokenValue("token")
            .header("alg", "RS256")
            .issuer("https://moved.example")
            .subject("7d3c")
            .claim("preferred_username", "alice")
            .issuedAt(NOW)
            .build();

    assertThat(usernames(IdentityLink.USERNAME).of(moved)).isEqualTo("alice");
  }

  @Test
  @DisplayName("is nobody if its name is another account's")
  void a_name_of_another_is_refused() {
    bound.add(BoundSubject.of("alice", PROVIDER, "7d3c"));
    var usernames = usernames(IdentityLink.USERNAME);

    assertThatThrownBy(() -> usernames.of(token("91fa", "ALICE")))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.refusal())
                    .isEqualTo(IdentityRefusals.nameOfAnother().refusal()));
  }

  @Test
  @DisplayName("is nobody before its account is known, where accounts are linked by their e-mail")
  void by_email_the_name_proves_nothing() {
    var usernames = usernames(IdentityLink.EMAIL);

    assertThatThrownBy(() -> usernames.of(token("7d3c", "alice")))
        .isInstanceOf(RefusedException.class);
    bound.add(BoundSubject.of("alice.martin", PROVIDER, "91fa"));
    assertThat(usernames.of(token("91fa", "alice"))).isEqualTo("alice.martin");
  }

  @Test
  @DisplayName("is found while the view is away, if it was before; else the request has to wait")
  void the_last_known_is_used() {
    bound.add(BoundSubject.of("alice", PROVIDER, "7d3c"));
    var usernames = usernames(IdentityLink.USERNAME);
    assertThat(usernames.of(token("7d3c", "alicia"))).isEqualTo("alice");

    isAway = true;

    assertThat(usernames.of(token("7d3c", "alicia"))).isEqualTo("alice");
    assertThatThrownBy(() -> usernames.of(token("91fa", "bob")))
        .isInstanceOf(ViewUnavailableException.class);
  }

  @Test
  @DisplayName(
      "is refused with a token from before the end of their sessions, not with a later one")
  void a_token_from_before_the_end_is_refused() {
    var end = Instant.parse("2027-01-11T08:00:00Z");
    bound.add(BoundSubject.of("alice", PROVIDER, "7d3c"));
    ends.add(new SessionsEnd("alice", end));
    ends.add(new SessionsEnd("alice", end.minusSeconds(60)));
    ends.add(new SessionsEnd("bob", end.plusSeconds(60)));
    var usernames = usernames(IdentityLink.USERNAME);

    assertThat(usernames.of(issued(end))).isEqualTo("alice");
    isAway = true;
    assertThatThrownBy(() -> usernames.of(issued(end.minusSeconds(1))))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.refusal().status()).isEqualTo(401));
  }

  @Test
  @DisplayName("ends the sessions from before the next whole second, and hardly any to come")
  void an_end_is_a_whole_second() {
    assertThat(SessionsEnd.refusedBefore(Instant.parse("2027-01-11T08:00:05.9Z").minus(YEARS)))
        .isEqualTo(Instant.parse("2027-01-11T08:00:06Z").minus(YEARS));
    assertThat(SessionsEnd.refusedBefore(Instant.parse("2027-01-11T08:00:05Z").minus(YEARS)))
        .isEqualTo(Instant.parse("2027-01-11T08:00:06Z").minus(YEARS));
    assertThat(SessionsEnd.refusedBefore(Instant.now().plusSeconds(60)))
        .isBeforeOrEqualTo(Instant.now().plusSeconds(5));
  }

  private TokenUsernames usernames(IdentityLink link) {
    var bindings = new SubjectBindings(view());
    return TokenUsernames.of(
        UsernameSpelling.ofNobody(),
        bindings,
        new ClaimedNameAccountLinker(bindings, link),
        ends,
        PROVIDER);
  }

  private static Jwt issued(Instant at) {
    return Jwt.withTokenValue("token")
        .header("alg", "RS256")
        .subject("7d3c")
        .claim("preferred_username", "alice")
        .issuedAt(at)
        .build();
  }

  private static Jwt token(String subject, String name) {
    return Jwt.withTokenValue("token")
        .header("alg", "RS256")
        .issuer(PROVIDER)
        .subject(subject)
        .claim("preferred_username", name)
        .issuedAt(NOW)
        .build();
  }

  @SuppressWarnings("unchecked")
  private ReadModel<BoundSubject> view() {
    return (ReadModel<BoundSubject>)
        Proxy.newProxyInstance(
            ReadModel.class.getClassLoader(),
            new Class<?>[] {ReadModel.class},
            (_, method, arguments) -> {
              if (isAway) throw new ViewUnavailableException("subjects.1", 0);
              return switch (method.getName()) {
                case "lastChange" -> OptionalLong.empty();
                case "find" ->
                    bound.stream().filter(b -> b.username().equals(arguments[0])).findFirst();
                default -> bound.stream().filter(b -> b.key().equals(arguments[1])).toList();
              };
            });
  }
}
