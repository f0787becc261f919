package codev.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.testkit.TestApiClient;
import codev.infra.web.identity.SessionsEndIndex;
import codev.session.domain.reference.KnownSubjectEvent.SessionsEndNoted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

@DisplayName("Le compte relié à un identifiant")
class SubjectBindingTest extends SessionServiceFixture {
  private final String account = "account-" + group;

  @Test
  @DisplayName("tant qu’il n’est pas connu ici, le nom suffit")
  void before_it_is_known_the_name_is_enough() {
    assertThat(callAs("bob", account).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("dès qu’il est connu, il est la personne, et aucun autre ne l’est")
  void once_known_it_is_the_person() {
    var bound = Map.of("username", "carla", "issuer", IDENTITY.issuer(), "subject", account);
    hear("group.subject-bound.v1", with(bound, "at", "2026-11-24T09:00:00Z"));

    await().untilAsserted(() -> assertThat(callAs("renamed", account).status()).isEqualTo(200));
    await()
        .untilAsserted(
            () -> assertThat(callAs("carla", "other").rule()).isEqualTo("request.name-of-another"));

    hear("group.subject-released.v1", with(bound, "at", "2026-11-25T09:00:00Z"));
    await().untilAsserted(() -> assertThat(callAs("carla", "other").status()).isEqualTo(200));
  }

  @Test
  @DisplayName("quand toutes ses connexions sont fermées, les jetons d’avant sont refusés")
  void tokens_from_before_the_end_are_refused() {
    var before = issued("dora", Instant.now().minusSeconds(30));
    assertThat(before.get(path("")).status()).isNotEqualTo(401);

    var end = Instant.now().minusSeconds(10).truncatedTo(ChronoUnit.SECONDS).toString();
    hear("group.sessions-ended.v1", Map.of("username", "dora", "issuedBefore", end, "at", end));

    await().untilAsserted(() -> assertThat(before.get(path("")).status()).isEqualTo(401));
    assertThat(before.get(path("")).rule()).isEqualTo("request.sessions-ended");
    assertThat(issued("dora", Instant.now()).get(path("")).status()).isNotEqualTo(401);
  }

  @Test
  @DisplayName("une instance qui démarre les refuse avant de répondre")
  void a_new_instance_knows_the_end(
      @Autowired Environment settings, @Autowired MongoConnectionDetails views) {
    var end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    hear(
        "group.sessions-ended.v1",
        Map.of("username", "elsa", "issuedBefore", end.toString(), "at", end.toString()));
    var last = new BeforeTheListener("elsa", end);

    try (var started = SecondInstance.started(settings, views, last)) {

      assertThat(last.coversBefore).isTrue();
      assertThat(last.coversAfter).isFalse();
      var token = IDENTITY.token("elsa", c -> c.issueTime(Date.from(end.minusSeconds(1))));
      assertThat(new TestApiClient(started.address(), token).get(path("")))
          .returns(401, TestApiClient.Answer::status)
          .returns("request.sessions-ended", TestApiClient.Answer::rule);
    }
  }

  @Test
  @DisplayName(
      "ce qu’une version plus récente écrit à côté n’empêche pas d’apprendre une fermeture")
  void unknown_events_do_not_hide_an_end(@Autowired List<EventProcessor<?>> processors) {
    assertThat(processors)
        .filteredOn(processor -> processor.eventType().equals(SessionsEndNoted.class))
        .hasSize(2)
        .allSatisfy(
            processor ->
                assertThat(processor.storedNames()).containsExactly("subject.sessions-end-noted"));
  }

  @Test
  @DisplayName("quand toutes ses connexions sont fermées, sa page ouverte se ferme aussitôt")
  void an_open_page_ends() {
    var start = Instant.now();
    var token =
        IDENTITY.token("alice", claims -> claims.issueTime(Date.from(start.minusSeconds(30))));
    try (var page = EventStreamClient.to(base().resolve(path("/stream")), token, null)) {
      var _ = page.next();
      var end = start.minusSeconds(20).truncatedTo(ChronoUnit.SECONDS).toString();
      hear("group.sessions-ended.v1", Map.of("username", "alice", "issuedBefore", end, "at", end));

      assertThat(page.rest()).contains(":reconnect").doesNotContain(":still here");
    }
  }

  /** Looks at what an instance knows at the last moment before its web server listens. */
  private static final class BeforeTheListener
      implements ApplicationContextInitializer<GenericApplicationContext>, SmartLifecycle {
    private final String person;
    private final Instant end;
    private @Nullable ApplicationContext instance;
    private boolean coversBefore;
    private boolean coversAfter;

    BeforeTheListener(String person, Instant end) {
      this.person = person;
      this.end = end;
    }

    @Override
    public void initialize(GenericApplicationContext context) {
      instance = context;
      context.registerBean(BeforeTheListener.class, () -> this);
    }

    @Override
    public void start() {
      var ends = Objects.requireNonNull(instance).getBean(SessionsEndIndex.class);
      coversBefore = ends.covers(person, end.minusSeconds(1));
      coversAfter = ends.covers(person, end);
    }

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }

    @Override
    public int getPhase() {
      return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }
  }

  private TestApiClient issued(String name, Instant at) {
    return new TestApiClient(
        base(), IDENTITY.token(name, claims -> claims.issueTime(Date.from(at))));
  }

  private static Map<String, Object> with(Map<String, ?> body, String key, Object value) {
    var more = new HashMap<String, Object>(body);
    more.put(key, value);
    return more;
  }

  private TestApiClient.Answer callAs(String name, String subject) {
    return new TestApiClient(base(), IDENTITY.token(name, claims -> claims.subject(subject)))
        .get(path(""));
  }
}
