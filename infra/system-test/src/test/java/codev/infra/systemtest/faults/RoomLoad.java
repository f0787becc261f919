package codev.infra.systemtest.faults;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.Platform;
import codev.infra.testkit.history.LoggedEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The consultation of one session: each consultant contributes idea after idea, an outsider tries
 * to, two people follow the stream.
 */
final class RoomLoad {
  private static final Duration PACE = Duration.ofMillis(700);
  private static final String OUTSIDER = "sponsor";

  private final WholeSession session;
  private final Meeting meeting;
  private final Platform platform;
  private final CallRecorder recorder;
  private final List<StreamRecorder> streams;
  private volatile boolean ended;

  /**
   * @param session that has come to its consultation
   */
  RoomLoad(WholeSession session, Platform platform, CallRecorder recorder) {
    this.session = session;
    this.meeting = session.meeting();
    this.platform = platform;
    this.recorder = recorder;
    this.streams =
        Stream.of("facilitator", Meeting.CLIENT)
            .map(
                name ->
                    new StreamRecorder(platform.address(), platform.token(name), meeting.session))
            .toList();
  }

  WholeSession session() {
    return session;
  }

  List<StreamRecorder> streams() {
    return streams;
  }

  /** Returns what is done when {@link #end} was called and every call has ended. */
  List<Future<?>> begin(ExecutorService threads) {
    streams.forEach(stream -> Thread.ofVirtual().name("stream").start(stream));
    return Stream.concat(Meeting.CONSULTANTS.stream(), Stream.of(OUTSIDER))
        .<Future<?>>map(name -> threads.submit(() -> contribute(name)))
        .toList();
  }

  void end() {
    ended = true;
  }

  private void contribute(String name) {
    while (!ended) {
      var id = UUID.randomUUID();
      recorder.post(
          name,
          platform.token(name),
          meeting.path("/contributions"),
          id.toString(),
          Meeting.contribution(id, "IDEA", "Et si tu essayais " + id),
          !name.equals(OUTSIDER));
      Patience.pause(PACE);
    }
  }

  /** The call that an event comes from; empty if it is no idea of this session. */
  Optional<String> callOf(LoggedEvent event) {
    if (!event.type().equals("session.contribution-made")
        || !event.aggregate().id().equals(meeting.session.toString())) return Optional.empty();
    var contribution = JsonMapper.shared().readTree(event.payload()).path("contribution");
    return contribution.path("kind").asString().equals("IDEA")
        ? Optional.of(contribution.path("id").asString())
        : Optional.empty();
  }
}
