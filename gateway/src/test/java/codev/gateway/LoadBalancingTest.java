package codev.gateway;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import codev.gateway.StubInstance.Behaviour;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@DisplayName("Two instances of a service")
class LoadBalancingTest extends GatewayFixture {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
  private static final String PATH = "/api/sessions/1";

  private static final StubInstance FIRST = new StubInstance("first");
  private static final StubInstance SECOND = new StubInstance("second");

  @Autowired MeterRegistry meters;

  @DynamicPropertySource
  static void instances(DynamicPropertyRegistry settings) {
    settings.add("test.sessions", () -> FIRST.address() + "," + SECOND.address());
  }

  @BeforeEach
  void bothAreReady() {
    for (var instance : List.of(FIRST, SECOND)) {
      instance.ready = true;
      instance.takesWrites = true;
      instance.frozen = false;
      instance.behaviour = Behaviour.ANSWER;
    }
    awaitReady(2);
    awaitBothInUse();
    FIRST.requests.clear();
    SECOND.requests.clear();
  }

  @Test
  @DisplayName("share the requests")
  void share_the_requests() {
    IntStream.range(0, 10).forEach(_ -> send(asAlice(PATH)));

    assertThat(FIRST.requests).hasSizeBetween(4, 7);
    assertThat(SECOND.requests).hasSizeBetween(4, 7);
  }

  @Test
  @DisplayName("one that is not ready gets no request")
  void one_that_is_not_ready_gets_no_request() {
    FIRST.ready = false;
    awaitReady(1);

    IntStream.range(0, 10).forEach(_ -> send(post(asAlice(PATH), "{}")));

    assertThat(FIRST.requests).isEmpty();
    assertThat(SECOND.requests).hasSize(10);
  }

  @Test
  @DisplayName("one that is ready again gets requests again")
  void one_that_is_ready_again_gets_requests_again() {
    FIRST.ready = false;
    awaitReady(1);
    FIRST.ready = true;
    awaitReady(2);

    awaitBothInUse();

    assertThat(FIRST.requests).isNotEmpty();
  }

  @Test
  @DisplayName("a request to read is sent to the other when the connection fails")
  void a_read_goes_to_the_other_when_the_connection_fails() {
    FIRST.behaviour = Behaviour.CLOSE_CONNECTION;

    var answers = IntStream.range(0, 4).mapToObj(_ -> send(asAlice(PATH))).toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).isEqualTo("second"));
    assertThat(FIRST.requests).isNotEmpty();
  }

  @Test
  @DisplayName("a request to read is sent to the other when one answers that it is unavailable")
  void a_read_goes_to_the_other_on_503() {
    FIRST.behaviour = Behaviour.REFUSE_503;

    var answers = IntStream.range(0, 4).mapToObj(_ -> send(asAlice(PATH))).toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).isEqualTo("second"));
    assertThat(FIRST.requests).as("one attempt of each at most").hasSizeBetween(1, 4);
    assertThat(SECOND.requests).hasSize(4);
  }

  @Test
  @DisplayName("a read that a frozen one has not begun to answer is sent to the other")
  void reads_of_one_that_is_frozen_go_to_the_other() throws Exception {
    FIRST.frozen = true;
    var answers = IntStream.range(0, 6).mapToObj(_ -> sendAsync(asAlice(PATH))).toList();
    eventually(() -> FIRST.requests.size() + SECOND.requests.size() >= 6);
    assertThat(FIRST.requests).isNotEmpty();

    for (var answer : answers)
      assertThat(answer.get(READ_TIMEOUT.toSeconds(), SECONDS).body()).isEqualTo("second");
    assertThat(SECOND.requests).hasSize(6);
  }

  @Test
  @DisplayName("a request to change something stays with one that is frozen")
  void a_change_stays_with_one_that_is_frozen() throws Exception {
    FIRST.frozen = true;
    var changes =
        IntStream.range(0, 2).mapToObj(_ -> sendAsync(post(asAlice(PATH), "{}"))).toList();
    eventually(() -> FIRST.requests.size() + SECOND.requests.size() == 2);
    var read = sendAsync(asAlice("/api/sessions/2"));

    assertThat(read.get(READ_TIMEOUT.toSeconds(), SECONDS).body()).isEqualTo("second");
    awaitReady(1);

    assertThat(FIRST.requests).filteredOn(sent -> sent.startsWith("POST")).hasSize(1);
    assertThat(SECOND.requests).filteredOn(sent -> sent.startsWith("POST")).hasSize(1);
    changes.forEach(change -> change.cancel(true));
  }

  @Test
  @DisplayName("the refusal of both is passed on, after one attempt at each")
  void the_refusal_of_both_is_passed_on() {
    FIRST.behaviour = Behaviour.REFUSE_503;
    SECOND.behaviour = Behaviour.REFUSE_503;

    assertThat(send(asAlice(PATH)).statusCode()).isEqualTo(503);
    assertThat(FIRST.requests).hasSize(1);
    assertThat(SECOND.requests).hasSize(1);
  }

  @Test
  @DisplayName("the failure of one is passed on, since the other would fail likewise")
  void the_failure_of_one_is_passed_on() {
    FIRST.behaviour = Behaviour.FAIL_500;
    SECOND.behaviour = Behaviour.FAIL_500;

    assertThat(send(asAlice(PATH)).statusCode()).isEqualTo(500);
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("a request to change something is sent once when it is refused")
  void a_change_is_sent_once_when_refused() {
    FIRST.behaviour = Behaviour.REFUSE_503;
    SECOND.behaviour = Behaviour.REFUSE_503;

    assertThat(send(post(asAlice(PATH), "{}")).statusCode()).isEqualTo(503);
    assertThat(received()).containsExactly("POST " + PATH);
  }

  @Test
  @DisplayName("a request to change something is sent once when the connection fails")
  void a_change_is_sent_once_when_the_connection_fails() {
    FIRST.behaviour = Behaviour.CLOSE_CONNECTION;
    SECOND.behaviour = Behaviour.CLOSE_CONNECTION;

    assertThat(send(post(asAlice(PATH), "{}")).statusCode()).isEqualTo(503);
    assertThat(received()).containsExactly("POST " + PATH);
  }

  @Test
  @DisplayName("both get requests when neither is ready, since their own answer says more")
  void both_get_requests_when_neither_is_ready() {
    FIRST.ready = false;
    SECOND.ready = false;
    awaitReady(0);

    assertThat(send(post(asAlice(PATH), "{}")).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("requests that change something go to the one that takes writes, reads go to both")
  void a_change_goes_to_the_one_that_takes_writes() {
    FIRST.takesWrites = false;
    eventually(
        () -> {
          FIRST.requests.clear();
          IntStream.range(0, 4).forEach(_ -> send(post(asAlice(PATH), "{}")));
          return FIRST.requests.isEmpty();
        });

    IntStream.range(0, 10).forEach(_ -> send(asAlice(PATH)));

    assertThat(FIRST.requests).hasSizeBetween(4, 7);
  }

  @Test
  @DisplayName("the service is up while one of them is")
  void the_service_is_up_while_one_of_them_is() {
    FIRST.ready = false;

    assertThat(send(to("/actuator/health")).body()).contains("\"session\":{\"status\":\"UP\"}");
  }

  private static List<String> received() {
    return java.util.stream.Stream.of(FIRST, SECOND)
        .flatMap(instance -> instance.requests.stream())
        .toList();
  }

  private void awaitReady(int count) {
    eventually(
        () ->
            meters.get("codev.gateway.instances").tag("service", "session").gauge().value()
                == count);
  }

  /**
   * After a failed connection an instance is avoided until its next check, and what may change
   * something after it has refused writes, too.
   */
  private void awaitBothInUse() {
    FIRST.requests.clear();
    SECOND.requests.clear();
    eventually(
        () -> {
          send(post(asAlice(PATH), "{}"));
          return !FIRST.requests.isEmpty() && !SECOND.requests.isEmpty();
        });
  }

  private static void eventually(java.util.function.BooleanSupplier condition) {
    var deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("it did not happen");
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
