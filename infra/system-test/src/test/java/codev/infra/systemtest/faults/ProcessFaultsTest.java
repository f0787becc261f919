package codev.infra.systemtest.faults;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.Platform;
import codev.infra.systemtest.faults.story.FaultSequence;
import codev.infra.testkit.TestApiClient;
import codev.infra.testkit.history.HistoryChecker;
import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.RecordedCall.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two instances of each service under load while processes fail, then everything is counted. {@code
 * ./codev test --faults N --seed S} repeats a sequence of faults, or does a longer one.
 */
@DisplayName("A platform whose processes fail under load")
@Isolated("takes the whole machine")
class ProcessFaultsTest {
  private static final int FAULTS = Integer.getInteger("codev.faults", FaultSequence.ORDINARY);
  private static final int ROOMS = 2;
  private static final Duration PATIENCE = Patience.RECOVERY;

  /** That a topic is lost is noticed within ten seconds; then its whole log is published. */
  private static final Duration PUBLISHED = Duration.ofMinutes(5);

  private static final List<String> SENDERS = List.of("groups", "learning");

  /** By the names of their databases. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "groups", "group-service", "sessions", "session-service", "learning", "learning-service");

  /** The page of caught e-mails shows no more. */
  private static final int KEPT_EMAILS = 500;

  /** The ordinary build has the same sequence each time: what fails it is what was changed. */
  private final long seed = Long.getLong("codev.seed", 20_784);

  private final ConcurrentLinkedQueue<WholeSession> played = new ConcurrentLinkedQueue<>();
  private @Nullable SmallDisk disk;
  private Platform platform;
  private volatile boolean ended;

  @BeforeEach
  void start() {
    var data = Platform.temporaryFolder();
    disk = SmallDisk.mountedAt(data).orElse(null);
    if (disk != null) logsElsewhere(data);
    platform = Platform.started(data, options().toArray(String[]::new));
  }

  /** What happens while the disk is full is what the logs have to explain. */
  private static void logsElsewhere(Path data) {
    try {
      Files.createSymbolicLink(
          data.resolve("logs"), Files.createTempDirectory("codev-system-test-logs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two instances of each service, the second ones of another version where one is named. */
  private static List<String> options() {
    var options = new ArrayList<String>();
    for (var service : List.of("group-service", "session-service", "learning-service"))
      options.addAll(List.of("--instances", service + "=2"));
    var beside = System.getProperty("codev.beside", "");
    if (!beside.isEmpty()) options.addAll(List.of("--second-version", beside));
    return options;
  }

  @AfterEach
  void stop() {
    platform.down();
    if (disk != null) disk.close();
    platform.leave();
  }

  @Test
  @DisplayName("loses nothing, doubles nothing, and counts right afterwards")
  void nothing_is_lost_or_doubled() throws Exception {
    var recorder = new CallRecorder(platform.address());
    var rooms = new ArrayList<RoomLoad>();
    for (int i = 0; i < ROOMS; i++) rooms.add(room(recorder));
    var changing = meeting();
    changing.found();
    var membership = new MembershipLoad(changing);
    var softly = new SoftAssertions();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var load = new ArrayList<Future<?>>();
      for (var room : rooms) load.addAll(room.begin(threads));
      load.add(threads.submit(membership));
      load.add(threads.submit(this::playSessions));
      try {
        injectFaults();
      } finally {
        rooms.forEach(RoomLoad::end);
        membership.end();
        ended = true;
      }
      for (var each : load) softly.assertThatCode(each::get).doesNotThrowAnyException();
    }
    finish(rooms, recorder);
    check(rooms, recorder, membership, softly);
    softly.assertAll();
  }

  private RoomLoad room(CallRecorder recorder) {
    var session = new WholeSession(meeting());
    session.begin();
    return new RoomLoad(session, platform, recorder);
  }

  private Meeting meeting() {
    return new Meeting(
        name ->
            new TestApiClient(platform.address(), platform.token(name))
                .retrying(Patience.RECOVERY));
  }

  private void playSessions() {
    while (!ended) {
      var session = new WholeSession(meeting());
      session.begin();
      session.finish(session.consult());
      played.add(session);
    }
  }

  private void injectFaults() throws Exception {
    System.out.printf("%d faults with seed %d%n", FAULTS, seed);
    var started = System.nanoTime();
    try (var injector = new FaultInjector(platform, disk)) {
      for (var fault : FaultSequence.of(seed, FAULTS)) {
        System.out.printf("%4d s %s%n", seconds(started), fault);
        var possible = injector.inject(fault);
        if (!possible)
          System.out.println("       not possible here: no file system can be mounted");
        Patience.pause(fault.until());
      }
      injector.calm();
    }
    System.out.printf("%4d s all processes are ready%n", seconds(started));
  }

  private static long seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toSeconds();
  }

  /** Plays the sessions of the rooms to their ends, and waits until their neighbours know. */
  private void finish(List<RoomLoad> rooms, CallRecorder recorder) throws Exception {
    var log = new StoredLogs(platform).log("sessions");
    var acknowledged =
        recorder.calls().stream()
            .filter(call -> call.outcome() == Outcome.ACKNOWLEDGED)
            .map(RecordedCall::id)
            .collect(Collectors.toSet());
    for (var room : rooms) {
      var ideas =
          log.stream()
              .flatMap(event -> room.callOf(event).stream())
              .filter(acknowledged::contains)
              .map(UUID::fromString)
              .toList();
      room.session().finish(ideas);
      played.add(room.session());
    }
  }

  private void check(
      List<RoomLoad> rooms, CallRecorder recorder, MembershipLoad membership, SoftAssertions softly)
      throws Exception {
    var stored = new StoredLogs(platform);
    for (var session : played) new Recount(session, softly).ofAnswers();
    Patience.until(
        PATIENCE,
        "who has left the group has no seat",
        () -> membership.isSettled() ? Optional.of(true) : Optional.empty());
    softly.assertThat(gatewayHealth()).as("health of the platform").isEqualTo(200);
    new InstanceHealth(platform, softly).check();

    var logs = stored.all();
    var sessions = logs.sessions();
    checkLogs(logs, rooms, recorder, softly);
    for (var session : played) new Recount(session, softly).ofFacts(logs);
    var decided = membership.decided(logs.groups());
    softly.assertThat(decided).as("changes of the member").hasSizeGreaterThan(1);
    softly.assertThat(membership.knownToSessions(sessions)).as("memberships").isEqualTo(decided);
    softly.assertThat(membership.seated(sessions)).as("seats").isEqualTo(decided);
    var sinceFormed = Stream.concat(Stream.of(true), decided.stream()).toList();
    softly
        .assertThat(membership.knownToLearning(logs.learning()))
        .as("memberships in learning-service")
        .isEqualTo(sinceFormed);
    SERVICES.forEach((database, service) -> awaitPublished(stored, database, service));
    checkEmails(stored, softly);
    report(recorder, rooms, decided.size());
  }

  private static void checkLogs(
      StoredLogs.Logs logs, List<RoomLoad> rooms, CallRecorder recorder, SoftAssertions softly) {
    var sessions = logs.sessions();
    var streams =
        rooms.stream()
            .flatMap(room -> room.streams().stream())
            .map(stream -> stream.finish(sessions))
            .toList();
    softly.assertThat(recorder.surprises()).as("surprising answers").isEmpty();
    softly
        .assertThat(
            HistoryChecker.check(
                sessions,
                event -> rooms.stream().flatMap(room -> room.callOf(event).stream()).findFirst(),
                recorder.calls(),
                streams))
        .as("log of session-service")
        .isEmpty();
    for (var other : List.of(logs.groups(), logs.learning()))
      softly
          .assertThat(HistoryChecker.check(other, _ -> Optional.empty(), List.of(), List.of()))
          .as("log of a neighbour")
          .isEmpty();
  }

  /** The topic has everything, in order, also where it was lost and is another one now. */
  private void awaitPublished(StoredLogs stored, String database, String service) {
    var operator = new Operator(platform);
    var topic = "codev." + database;
    Patience.until(
        PUBLISHED,
        topic + " has everything that is published",
        () -> {
          if (operator.published(service)
              < stored.number(database, "select position from log_head")) return Optional.empty();
          var missing = new Topics(platform).missing(topic, operator.lastPublished(service));
          if (!missing.isEmpty()) throw new IllegalStateException(missing.toString());
          return Optional.of(true);
        });
  }

  /** Nothing noted as sent was not caught, and nothing caught that nobody attempted to send. */
  private void checkEmails(StoredLogs stored, SoftAssertions softly) throws Exception {
    long sent = 0;
    for (var service : SENDERS)
      sent += stored.number(service, "select count(*) from email_outbox where state = 'SENT'");
    long caught = Http.get(mailPage()).body().split("<article>", -1).length - 1L;
    long attempts = 0;
    for (var service : SENDERS)
      attempts += stored.number(service, "select coalesce(sum(attempts), 0) from email_outbox");
    System.out.printf("%d e-mails sent, %d caught, %d attempted%n", sent, caught, attempts);
    if (caught < KEPT_EMAILS)
      softly.assertThat(caught).as("e-mails caught").isBetween(sent, attempts);
  }

  private void report(CallRecorder recorder, List<RoomLoad> rooms, int changes) {
    var outcomes =
        recorder.calls().stream()
            .collect(Collectors.groupingBy(RecordedCall::outcome, Collectors.counting()));
    System.out.printf(
        "%d calls in %d requests: %s; %d whole sessions; %d changes of a membership; %d streams in"
            + " %d connections%n",
        recorder.calls().size(),
        recorder.attempts(),
        outcomes,
        played.size(),
        changes,
        rooms.stream().mapToInt(room -> room.streams().size()).sum(),
        rooms.stream()
            .flatMap(room -> room.streams().stream())
            .mapToInt(StreamRecorder::connections)
            .sum());
  }

  private int gatewayHealth() {
    return Patience.until(
        PATIENCE,
        "the gateway's health",
        () -> {
          var status = Http.get(platform.address().resolve("/actuator/health")).statusCode();
          return status == 200 ? Optional.of(status) : Optional.empty();
        });
  }

  private URI mailPage() {
    return URI.create("http://127.0.0.1:" + (platform.address().getPort() + 9) + "/");
  }
}
