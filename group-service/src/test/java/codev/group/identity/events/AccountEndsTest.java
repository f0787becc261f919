package codev.group.identity.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.group.ServiceTest;
import codev.group.domain.event.SubjectEvent.SessionsEnded;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.keycloak.TestKeycloak;
import codev.infra.web.identity.SessionsEnd;
import codev.infra.web.identity.SessionsEndIndex;
import codev.infra.web.identity.SubjectBindings;
import codev.infra.web.security.ResourceServerProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("The sessions of a person whose account loses something at Keycloak")
class AccountEndsTest extends ServiceTest {
  private static final Duration SOON = Duration.ofMillis(100);
  private static final String DISABLED = "{\"username\":\"x\",\"enabled\":false}";
  private static final String ENABLED = "{\"username\":\"x\",\"enabled\":true}";

  private final TestKeycloak keycloak = new TestKeycloak();
  private final KeycloakClient client = new KeycloakClient(settings(keycloak));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final String account = UUID.randomUUID().toString();
  private final String person = "lost-" + account;

  /** Some seconds ago, so that a token can have been issued since. */
  private final Instant then = Instant.now().minusSeconds(10);

  @Autowired private CommandSender commands;
  @Autowired private SubjectBindings bindings;
  @Autowired private SessionsEndIndex ends;
  @Autowired private ResourceServerProperties provider;
  @Autowired private EventReader events;
  @Autowired private EventLog log;

  @AfterEach
  void stop() {
    client.close();
    keycloak.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("losses")
  @DisplayName("end, but for those that began since")
  void end(String name, BiConsumer<TestKeycloak, Lost> loss) throws Exception {
    var before = signedIn(person, account, then.minusSeconds(20));
    loss.accept(keycloak, new Lost(account, then));

    new Reading().read();

    await().untilAsserted(() -> assertThat(before.get("/api/me").status()).isEqualTo(401));
    assertThat(before.get("/api/me").field("/rule")).isEqualTo("request.sessions-ended");
    assertThat(signedIn(person, account, then.plusSeconds(2)).get("/api/me").status())
        .isEqualTo(200);
    assertThat(endsOf(person))
        .singleElement()
        .satisfies(end -> assertThat(end.by()).isEqualTo(SessionsEnded.IDENTITY_PROVIDER));
  }

  /** Of which account, and when. */
  record Lost(String account, Instant at) {
    String path() {
      return "users/" + account;
    }
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        loss(
            "a realm role",
            (keycloak, lost) ->
                keycloak.record(
                    lost.at(),
                    "REALM_ROLE_MAPPING",
                    "DELETE",
                    lost.path() + "/role-mappings/realm")),
        loss(
            "a role of a client",
            (keycloak, lost) ->
                keycloak.record(
                    lost.at(),
                    "CLIENT_ROLE_MAPPING",
                    "DELETE",
                    lost.path() + "/role-mappings/clients/" + UUID.randomUUID())),
        loss(
            "a group",
            (keycloak, lost) ->
                keycloak.record(
                    lost.at(),
                    "GROUP_MEMBERSHIP",
                    "DELETE",
                    lost.path() + "/groups/" + UUID.randomUUID())),
        loss("disabled", (keycloak, lost) -> updated(keycloak, lost, DISABLED)),
        loss(
            "saved, without saying as what",
            (keycloak, lost) -> keycloak.record(lost.at(), "USER", "UPDATE", lost.path())),
        loss(
            "saved, with a representation that was cut",
            (keycloak, lost) -> updated(keycloak, lost, "{\"attributes\":{\"a\":[\"bb")),
        loss(
            "deleted",
            (keycloak, lost) -> keycloak.record(lost.at(), "USER", "DELETE", lost.path())),
        loss(
            "deleted by its owner",
            (keycloak, lost) -> keycloak.recordOf(lost.account(), "DELETE_ACCOUNT", lost.at())),
        loss(
            "locked for good",
            (keycloak, lost) ->
                keycloak.recordOf(
                    lost.account(), "USER_DISABLED_BY_PERMANENT_LOCKOUT", lost.at())));
  }

  private static Arguments loss(String name, BiConsumer<TestKeycloak, Lost> loss) {
    return Arguments.of(name, loss);
  }

  private static void updated(TestKeycloak keycloak, Lost lost, String representation) {
    keycloak.record(
        lost.at(), "USER", "UPDATE", lost.path(), Map.of("representation", representation));
  }

  @Test
  @DisplayName("stay where nothing is lost, and where it is not known whose account it is")
  void stay() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    var path = "users/" + account;
    keycloak.record(then, "REALM_ROLE_MAPPING", "CREATE", path + "/role-mappings/realm");
    keycloak.record(then, "REALM_ROLE_MAPPING", "DELETE", path + "/role-mappings/realm", failed());
    keycloak.record(then, "USER", "DELETE", path, failed());
    keycloak.record(then, "USER", "DELETE", path + "/federated-identity/google");
    keycloak.record(then, "REALM_ROLE_MAPPING", "DELETE", "groups/" + account + "/role-mappings");
    updated(keycloak, new Lost(account, then), ENABLED);
    updated(keycloak, new Lost(account, then), "{\"email\":\"x@example.org\"}");
    keycloak.recordOf(account, "LOGIN", then);
    keycloak.record(then, "USER", "DELETE", "users/" + UUID.randomUUID());
    keycloak.record(then, "USER", "DELETE", "users/");
    keycloak.record(then, "USER", "DELETE", "users/" + "x".repeat(10_000));
    keycloak.record(then, "USER", "DELETE", "users/\0");

    new Reading().read();

    assertThat(endsOf(person)).isEmpty();
    assertThat(meters.counter("codev.identity.events.ends").count()).isZero();
    assertThat(meters.counter("codev.identity.events.ends.failed").count()).isZero();
  }

  private static Map<String, String> failed() {
    return Map.of("error", "not_allowed");
  }

  @Test
  @DisplayName("end once, however often the event is read, also after a restart")
  void end_once() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    taken(account, then);
    var reading = new Reading();
    reading.read();
    reading.read();

    new Reading().read();

    assertThat(endsOf(person)).hasSize(1);
  }

  @Test
  @DisplayName("end again with the next event, whether it is read with the first or later")
  void end_again() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    taken(account, then);
    taken(account, then.plusSeconds(2));
    var reading = new Reading();
    reading.read();
    assertThat(endsOf(person)).hasSize(2);

    taken(account, then.plusSeconds(4));
    reading.read();

    assertThat(endsOf(person)).hasSize(3);
  }

  @Test
  @DisplayName("do not end anew when a disabled account is saved, unless it was enabled meanwhile")
  void a_disabled_account_is_saved() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    var reading = new Reading();
    for (var seconds : List.of(0, 2)) {
      updated(keycloak, new Lost(account, then.plusSeconds(seconds)), DISABLED);
      reading.read();
    }
    assertThat(endsOf(person)).hasSize(1);

    updated(keycloak, new Lost(account, then.plusSeconds(4)), ENABLED);
    updated(keycloak, new Lost(account, then.plusSeconds(6)), DISABLED);
    reading.read();

    assertThat(endsOf(person)).hasSize(2);
  }

  @Test
  @DisplayName("end for an event that is read late, without taking it for the latest")
  void an_event_is_late() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    var reading = new Reading();
    updated(keycloak, new Lost(account, then.plusSeconds(4)), ENABLED);
    reading.read();
    updated(keycloak, new Lost(account, then), DISABLED);
    reading.read();
    assertThat(endsOf(person)).hasSize(1);

    updated(keycloak, new Lost(account, then.plusSeconds(6)), DISABLED);
    reading.read();

    assertThat(endsOf(person)).hasSize(2);
  }

  @Test
  @DisplayName("end with the earliest of more events than a page has")
  void more_than_a_page() throws Exception {
    signedIn(person, account, then.minusSeconds(300));
    taken(account, then.minusSeconds(250));
    for (int i = 0; i < 250; i++) taken(UUID.randomUUID().toString(), then.minusSeconds(250 - i));

    new Reading().read();

    assertThat(endsOf(person)).hasSize(1);
  }

  @Test
  @DisplayName("end after an event that claims to be of a time to come")
  void an_event_of_the_future() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    var reading = new Reading();
    taken(UUID.randomUUID().toString(), then.plus(Duration.ofDays(400)));
    reading.read();

    taken(account, Instant.now());
    reading.read();

    assertThat(endsOf(person)).hasSize(1);
  }

  @Test
  @DisplayName("cannot be ended for ever by an event of a time to come")
  void no_end_in_the_future() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    taken(account, then.plus(Duration.ofDays(400)));

    new Reading().read();

    assertThat(endsOf(person))
        .singleElement()
        .satisfies(
            end ->
                assertThat(end.issuedBefore()).isBefore(Instant.now().plus(Duration.ofMinutes(1))));
  }

  @Test
  @DisplayName("end once for an event of a time to come, also after a restart at a later moment")
  void an_event_of_the_future_ends_once() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    taken(account, then.plus(Duration.ofDays(400)));
    new Reading().read();
    awaitTheNextSecondAfter(endsOf(person).getLast());

    new Reading().read();

    assertThat(endsOf(person)).hasSize(1);
    assertThat(meters.counter("codev.identity.events.ends").count()).isEqualTo(1);
    taken(account, Instant.now().plus(Duration.ofDays(300)));
    new Reading().read();
    assertThat(endsOf(person)).as("with an event that is new").hasSize(2);
  }

  @Test
  @DisplayName("end once for each of two events of a time to come, also after a restart")
  void two_events_of_the_future_end_once_each() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    taken(account, then.plus(Duration.ofDays(400)));
    taken(account, then.plus(Duration.ofDays(401)));
    var reading = new Reading();
    await()
        .until(
            () -> {
              reading.read();
              return endsOf(person).size() == 2;
            });
    awaitTheNextSecondAfter(endsOf(person).getLast());

    new Reading().read();

    assertThat(endsOf(person)).hasSize(2);
  }

  /** In which an event of a time to come would refuse tokens that this end does not. */
  private static void awaitTheNextSecondAfter(SessionsEnded end) {
    await()
        .until(
            () ->
                SessionsEnd.refusedBefore(Instant.now().plus(Duration.ofDays(1)))
                    .isAfter(end.issuedBefore()));
  }

  @Test
  @DisplayName("end although another event has a text that is very long, or has a NUL in it")
  void strange_representations() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    var others = new Lost(UUID.randomUUID().toString(), then.plusSeconds(2));
    updated(keycloak, others, "{\"enabled\":true,\"a\":\"" + "x".repeat(3_000_000) + "\"}");
    updated(keycloak, others, "{\"enabled\":true,\"a\":\"\0\\u0000\"}");
    updated(keycloak, others, "[".repeat(100_000));
    updated(keycloak, new Lost(account, then), "{\"a\":\"\\u0000\",\"enabled\":false}");

    new Reading().read();

    assertThat(endsOf(person)).hasSize(1);
  }

  @Test
  @DisplayName("end when Keycloak answers again, also if it accepts no token from before")
  void an_outage() throws Exception {
    signedIn(person, account, then.minusSeconds(20));
    var reading = new Reading();
    reading.read();
    keycloak.setAway(true);
    taken(account, then);
    assertThatThrownBy(reading::read).isInstanceOf(IOException.class).hasMessageContaining("503");
    assertThat(endsOf(person)).isEmpty();

    keycloak.setAway(false);
    keycloak.forgetTokens();
    reading.read();

    assertThat(endsOf(person)).hasSize(1);
  }

  @Test
  @DisplayName("end although it fails for another person, for whom it is tried again")
  void one_fails() throws Exception {
    var other = UUID.randomUUID().toString();
    var othersName = "lost-" + other;
    signedIn(person, account, then.minusSeconds(20));
    signedIn(othersName, other, then.minusSeconds(20));
    taken(other, then.minusSeconds(1));
    taken(account, then);
    var calls = new AtomicInteger();
    InstantSource failing =
        () -> { // for the other one, and again when the second list has been read
          if (Set.of(1, 3).contains(calls.incrementAndGet()))
            throw new IllegalStateException("The first one fails");
          return CLOCK.instant();
        };
    var reading = new Reading(failing);

    reading.read();
    assertThat(endsOf(othersName)).isEmpty();
    assertThat(endsOf(person)).hasSize(1);
    assertThat(meters.counter("codev.identity.events.ends.failed").count()).isEqualTo(2);

    reading.read();
    assertThat(endsOf(othersName)).hasSize(1);
    assertThat(endsOf(person)).hasSize(1);
  }

  @Test
  @DisplayName("end on one instance of two, and on the other one once the first has stopped")
  void two_instances() {
    signedIn(person, account, then.minusSeconds(20));
    try (var first = new Instance();
        var second = new Instance()) {
      first.scheduler.start();
      await().until(first::holdsTheLease);
      second.scheduler.start();
      taken(account, then);
      await().until(() -> endsOf(person).size() == 1);
      assertThat(second.holdsTheLease()).isFalse();

      first.scheduler.stop();
      taken(account, then.plusSeconds(2));

      await().until(() -> endsOf(person).size() == 2);
      assertThat(second.holdsTheLease()).isTrue();
      assertThat(first.scheduler.isRunning()).isFalse();
    }
  }

  @Test
  @DisplayName("are ended later while Keycloak is away, which the log has once, and health too")
  void an_outage_is_noted() {
    signedIn(person, account, then.minusSeconds(20));
    try (var lines = LogRecorder.of(AccountEventsScheduler.class.getName());
        var instance = new Instance()) {
      instance.scheduler.start();
      await().until(() -> keycloak.answers() > 4);
      assertThat(instance.scheduler.health().getDetails()).isEmpty();

      keycloak.setAway(true);
      taken(account, then);
      await().until(() -> instance.failures() > 2);
      var health = instance.scheduler.health();
      assertThat(health.getStatus().getCode()).isEqualTo("UP");
      assertThat(health.getDetails()).containsKey("not-read-since");

      keycloak.setAway(false);
      await().until(() -> endsOf(person).size() == 1);
      await().until(() -> instance.scheduler.health().getDetails().isEmpty());
      assertThat(lines.lines("cannot be read")).hasSize(1);
      assertThat(lines.lines("read again")).hasSize(1);
    }
  }

  /** What one instance does while it holds the lease. */
  private final class Reading {
    private final List<KeycloakFeedReader> readers =
        Stream.of(KeycloakFeed.values()).map(feed -> new KeycloakFeedReader(client, feed)).toList();
    private final AccountEnds accounts;

    Reading() {
      this(CLOCK);
    }

    Reading(InstantSource clock) {
      accounts = ends(clock, meters);
    }

    void read() throws Exception {
      for (var reader : readers) accounts.end(reader.read(() -> true), () -> true);
    }
  }

  private AccountEnds ends(InstantSource clock, SimpleMeterRegistry registry) {
    return new AccountEnds(commands, bindings, ends, provider.recordedIssuer(), clock, registry);
  }

  /** What each instance of the service has of its own. */
  private final class Instance implements AutoCloseable {
    private final SimpleMeterRegistry own = new SimpleMeterRegistry();
    private final Leases leases = new Leases(log.dataSource(), Duration.ofSeconds(10), SOON, own);
    private final AccountEventsScheduler scheduler =
        new AccountEventsScheduler(
            new KeycloakClient(settings(keycloak)), () -> ends(CLOCK, own), leases, SOON, own);

    boolean holdsTheLease() {
      return own.find("codev.lease.held").gauges().stream().anyMatch(held -> held.value() == 1);
    }

    double failures() {
      return own.counter("codev.identity.events.failures").count();
    }

    @Override
    public void close() {
      scheduler.stop();
      leases.close();
    }
  }

  private static AccountEventsProperties settings(TestKeycloak keycloak) {
    return new AccountEventsProperties(
        keycloak.admin(), TestKeycloak.CLIENT, TestKeycloak.SECRET, SOON);
  }

  private void taken(String account, Instant at) {
    var path = "users/" + account + "/role-mappings/realm";
    keycloak.record(at, "REALM_ROLE_MAPPING", "DELETE", path);
  }

  /** With a token that was issued then; the first time binds the account. */
  private Caller signedIn(String name, String subject, Instant issued) {
    var caller =
        withToken(token(name, claims -> claims.subject(subject).issueTime(Date.from(issued))));
    must(caller.get("/api/me"));
    return caller;
  }

  private List<SessionsEnded> endsOf(String name) {
    var found = new ArrayList<SessionsEnded>();
    events.forEachSince(
        Instant.EPOCH,
        SessionsEnded.class,
        Set.of("group.sessions-ended"),
        recorded -> {
          if (recorded.event().person().value().equals(name)) found.add(recorded.event());
        });
    return found;
  }
}
