package codev.infra.systemtest.faults;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.Platform;
import codev.infra.testkit.TestApiClient;
import codev.infra.testkit.history.LoggedEvent;
import codev.infra.testkit.history.RecordedCall;
import codev.infra.testkit.history.RecordedCall.Outcome;
import codev.infra.testkit.history.RecordedStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * The clients of a platform under load: two rooms at work, a membership that changes, whole
 * sessions one after the other; and what they know of it.
 */
final class Clients {
  private static final int ROOMS = 2;

  private final Platform platform;
  private final CallRecorder recorder;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> working = new ArrayList<>();
  private final List<RoomLoad> rooms = new ArrayList<>();
  private final List<MembershipLoad> memberships = new ArrayList<>();
  private final Collection<Played> played = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  /**
   * A session that was played to its end.
   *
   * @param at when it had ended, in {@link System#nanoTime()}
   */
  private record Played(WholeSession session, long at) {
    static Played now(WholeSession session) {
      return new Played(session, System.nanoTime());
    }
  }

  Clients(Platform platform) {
    this.platform = platform;
    this.recorder = new CallRecorder(platform.address());
  }

  CallRecorder recorder() {
    return recorder;
  }

  /** The last one goes on; those before it changed until the platform was restored. */
  List<MembershipLoad> memberships() {
    return memberships;
  }

  /** Sessions that were played to their ends. */
  List<WholeSession> played() {
    return played.stream().map(Played::session).toList();
  }

  /** Returns once all of them are at work. */
  void begin() {
    for (int i = 0; i < ROOMS; i++) {
      var session = new WholeSession(meeting());
      session.begin();
      rooms.add(new RoomLoad(session, platform, recorder));
    }
    start();
  }

  private void start() {
    var changing = meeting();
    changing.found();
    var membership = new MembershipLoad(changing);
    memberships.add(membership);
    ended = false;
    for (var room : rooms) working.addAll(room.begin(threads));
    working.add(threads.submit(membership));
    working.add(threads.submit(this::playSessions));
  }

  private void playSessions() {
    while (!ended) {
      var session = new WholeSession(meeting());
      session.begin();
      session.finish(session.consult());
      played.add(Played.now(session));
    }
  }

  private Meeting meeting() {
    return new Meeting(
        name ->
            new TestApiClient(platform.address(), platform.token(name))
                .retrying(Patience.RECOVERY));
  }

  /** Whether one of them has given up, which none does before it is to end. */
  boolean haveGivenUp() {
    return working.stream().anyMatch(Future::isDone);
  }

  /** Returns when every call has ended; a client that has given up is a failure. */
  void end(SoftAssertions softly) {
    letEnd();
    for (var each : working) softly.assertThatCode(each::get).doesNotThrowAnyException();
    working.clear();
  }

  /** Stops them at once, whatever they are doing. */
  void abandon() {
    letEnd();
    rooms.forEach(room -> room.streams().forEach(StreamRecorder::end));
    threads.shutdownNow();
  }

  private void letEnd() {
    rooms.forEach(RoomLoad::end);
    memberships.forEach(MembershipLoad::end);
    ended = true;
  }

  /** Ends the streams once they have all of the log. */
  List<RecordedStream> endStreams(List<LoggedEvent> sessions) {
    return streams().map(stream -> stream.finish(sessions)).toList();
  }

  Stream<StreamRecorder> streams() {
    return rooms.stream().flatMap(room -> room.streams().stream());
  }

  /** The call that an event comes from. */
  Optional<String> callOf(LoggedEvent event) {
    return rooms.stream().flatMap(room -> room.callOf(event).stream()).findFirst();
  }

  /**
   * Goes on with a platform that was restored. The rooms were there when it was backed up, and have
   * other streams now; a session that had not ended then is forgotten.
   */
  void goOnAfter(PlatformBackup backup) {
    recorder.cutBack(backup.begun(), backup.ended());
    played.removeIf(each -> each.at() >= backup.begun());
    rooms.replaceAll(room -> new RoomLoad(room.session(), platform, recorder));
    start();
  }

  boolean haveGoneOnAfterARestore() {
    return memberships.size() > 1;
  }

  /** Plays the sessions of the rooms to their ends, with what was acknowledged. */
  void finishRooms(List<LoggedEvent> sessions) {
    var acknowledged =
        recorder.calls().stream()
            .filter(call -> call.outcome() == Outcome.ACKNOWLEDGED)
            .map(RecordedCall::id)
            .collect(Collectors.toSet());
    for (var room : rooms) {
      var ideas =
          sessions.stream()
              .flatMap(event -> room.callOf(event).stream())
              .filter(acknowledged::contains)
              .map(UUID::fromString)
              .toList();
      room.session().finish(ideas);
      played.add(Played.now(room.session()));
    }
  }
}
