package codev.session.room;

import codev.infra.web.streaming.StreamEvent;
import codev.infra.web.streaming.StreamSource;
import codev.session.view.SessionAccess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ends when its viewer may no longer follow it: asked before every event, when the
 * people of the group change, and of a viewer from outside the group also from time to time.
 *
 * @param topics what wakes it: its session, and the group, in which a viewer of a past session may
 *     lose their place
 */
record AuthorizedStream(
    StreamSource source, Supplier<SessionAccess> access, List<String> topics, boolean isInside)
    implements StreamSource {
  /** A revoked right ends the stream within this time. */
  static final Duration RECHECK = Duration.ofSeconds(2);

  /** Refuses who may not follow the session's events. */
  static AuthorizedStream of(StreamSource source, Supplier<SessionAccess> access) {
    var initialAccess = access.get();
    initialAccess.mustFollowEvents();
    var plan = initialAccess.current().plan();
    var topics = List.of(plan.session().toString(), plan.group().toString());
    return new AuthorizedStream(source, access, topics, initialAccess.isInside());
  }

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    access.get().mustFollowEvents();
    return source.after(lastId);
  }

  @Override
  public Optional<Duration> maximumWait() {
    if (isInside) return source.maximumWait();
    return Optional.of(
        source
            .maximumWait()
            .filter(maximumWait -> maximumWait.compareTo(RECHECK) < 0)
            .orElse(RECHECK));
  }
}
