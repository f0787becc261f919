package codev.infra.web.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.web.WebTest;
import codev.infra.web.sample.SampleStreamSource;
import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.Socket;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Open streams")
class OpenStreamsTest extends WebTest {
  @Autowired OpenStreams streams;
  @Autowired SampleStreamSource streamSource;
  @Autowired MeterRegistry meters;

  /** The service goes on with the next test. */
  @AfterEach
  void close_all() {
    streams.stop();
    await()
        .untilAsserted(() -> assertThat(meters.get("codev.streams.open").gauge().value()).isZero());
    streamSource.forget();
    streams.start();
  }

  @Test
  @DisplayName("get everything in order, resume where they were, and are closed together")
  void open_pages_hear_everything_in_order() throws Exception {
    streamSource.say("Bonjour");
    streamSource.say("Qui veut\nêtre client ?");
    var first = open(null);

    assertThat(first.take(9))
        .containsExactly(
            "retry:1000",
            ":open",
            "",
            "event:said",
            "id:1",
            "data:{\"text\":\"Bonjour\"}",
            "",
            "event:said",
            "id:2");
    assertThat(first.take(4)).first().asString().startsWith("data:<p>");

    streamSource.say("Moi");
    streams.wake("sample");
    assertThat(first.until("id:3")).doesNotContain("id:1", "id:2");

    var resumed = open("2");
    assertThat(resumed.until("id:3")).doesNotContain("id:1", "id:2");
    assertThat(meters.get("codev.streams.open").gauge().value()).isEqualTo(2);
    assertThat(meters.get("codev.streams.followed").gauge().value()).isEqualTo(1);

    streams.stop();
    assertThat(first.rest()).isNotEmpty();
    assertThat(resumed.rest()).isNotEmpty();
  }

  @Test
  @DisplayName("are woken by each of their topics, and counted once")
  void each_topic_wakes() throws Exception {
    streamSource.say("avant");
    var page = open(null);
    page.until("id:1");
    streamSource.say("par la séance");
    streams.wake("sample");
    assertThat(page.until("id:2")).doesNotContain(":still here");

    streamSource.say("par le groupe");
    streams.wake("sample-group");

    assertThat(page.until("id:3")).doesNotContain(":still here");
    assertThat(meters.get("codev.streams.open").gauge().value()).isEqualTo(1);
    streams.stop();
    assertThat(page.rest()).contains(":reconnect");
    await()
        .untilAsserted(() -> assertThat(meters.get("codev.streams.open").gauge().value()).isZero());
  }

  @Test
  @DisplayName("send an event that is due at a time then, not with the next heartbeat")
  void hear_what_time_alone_brings() throws Exception {
    streamSource.sayLater(Duration.ofMillis(50), "Il est l’heure");

    assertThat(open(null).until("id:1")).contains("event:said").doesNotContain(":still here");
  }

  static Stream<RuntimeException> outages() {
    return Stream.of(
        new ViewUnavailableException("sample.1", 42),
        new MongoTimeoutException("no server in time"));
  }

  @ParameterizedTest
  @MethodSource("outages")
  @DisplayName("stay open while a view is rebuilt or its store is away, then go on without a gap")
  void stay_open_while_no_view_can_be_read(RuntimeException outage) throws Exception {
    streamSource.say("avant");
    var page = open(null);
    page.until("id:1");
    streamSource.failWith(outage);
    streamSource.say("pendant");
    streams.wake("sample");
    assertThat(page.until(":waiting for its view")).doesNotContain("id:2");

    streamSource.failWith(null);

    assertThat(page.until("id:2")).contains("event:said");
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("broken"), new NoClassDefFoundError("codev/Missing"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("end when they fail, also with an error, and are resumed where they were")
  void end_when_they_fail(Throwable failure) throws Exception {
    streamSource.say("avant");
    var page = open(null);
    page.until("id:1");
    streamSource.failWith(failure);
    streamSource.say("pendant");
    streams.wake("sample");

    assertThat(page.rest()).doesNotContain("id:2");
    await()
        .untilAsserted(() -> assertThat(meters.get("codev.streams.open").gauge().value()).isZero());

    streamSource.failWith(null);
    assertThat(open("1").until("id:2")).contains("event:said").doesNotContain("id:1");
  }

  @Test
  @DisplayName("end when the token expires, saying when to reconnect, and not before")
  void end_with_the_token() throws Exception {
    streamSource.say("avant");
    var expired = Date.from(Instant.now().minusSeconds(3)); // clocks may differ by ten
    var soon = Date.from(Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS));

    assertThat(open("alice", expired).rest()).contains(":reconnect").doesNotContain("id:1");
    var page = open("alice", soon);
    assertThat(page.until("id:1")).doesNotContain(":reconnect");
    assertThat(page.rest()).contains(":reconnect");
    assertThat(Instant.now()).isAfterOrEqualTo(soon.toInstant().minusMillis(1));
  }

  @Test
  @DisplayName(
      "end at once when the sessions of their person are ended, and only those from before")
  void end_with_the_sessions_of_their_person() throws Exception {
    streamSource.say("avant");
    var later = Date.from(Instant.now().plusSeconds(55)); // after several heartbeats
    var page = open("carla", later); // issued a minute before that
    page.until("id:1");
    var issued = later.toInstant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

    streams.end("dan", issued.plusSeconds(1));
    streams.end("carla", issued);
    streamSource.say("toujours là");
    streams.wake("sample");
    assertThat(page.until("id:2")).doesNotContain(":reconnect");

    streams.end("carla", issued.plusSeconds(1));

    assertThat(page.rest()).contains(":reconnect").doesNotContain(":still here");
    assertThat(open("carla", later).rest()).contains(":reconnect").doesNotContain(":still here");
  }

  @Test
  @DisplayName("one that is not read any more delays no other")
  void a_page_that_does_not_read_holds_up_no_other() throws Exception {
    try (var deaf = new Socket("localhost", port)) {
      deaf.getOutputStream().write(rawRequest().getBytes(StandardCharsets.US_ASCII));
      var listening = open(null);
      listening.take(3);
      for (int i = 0; i < 60; i++) streamSource.say("x".repeat(200_000));
      streams.wake("sample");

      assertThat(listening.until("id:60")).contains("id:59");
    }
  }

  /** Twelve megabytes are more than any socket holds for somebody who does not read. */
  private String rawRequest() {
    return "GET /api/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + PROVIDER.token("bob", "participant")
        + "\r\n\r\n";
  }

  private Lines open(@Nullable String lastId) throws Exception {
    var request = alice("/api/stream");
    if (lastId != null) request.header("Last-Event-ID", lastId);
    return new Lines(CLIENT.send(request.build(), BodyHandlers.ofLines()).body());
  }

  private Lines open(String person, Date until) throws Exception {
    var issued = Date.from(until.toInstant().minusSeconds(60));
    var token =
        PROVIDER.token(
            person, claims -> claims.issueTime(issued).expirationTime(until), "participant");
    var request = anonymous("/api/stream").header("Authorization", "Bearer " + token);
    return new Lines(CLIENT.send(request.build(), BodyHandlers.ofLines()).body());
  }

  /** The lines of a stream as they arrive. */
  private static final class Lines {
    private final Iterator<String> lines;

    Lines(Stream<String> lines) {
      this.lines = lines.iterator();
    }

    List<String> take(int count) {
      return Stream.generate(lines::next).limit(count).toList();
    }

    List<String> until(String line) {
      return Stream.generate(lines::next).takeWhile(next -> !next.equals(line)).toList();
    }

    List<String> rest() {
      var rest = new ArrayList<String>();
      lines.forEachRemaining(rest::add);
      return rest;
    }
  }
}
