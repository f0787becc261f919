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
 * people of the group change, and of a viewer from outside the group also from time to time. A
 * member who leaves the group may go on as an auditor, and is from outside from then on.
 */
final class AuthorizedStream implements StreamSource {
  /** A revoked right ends the stream within this time. */
  static final Duration RECHECK = Duration.ofSeconds(2);

  private final StreamSource source;
  private final Supplier<SessionAccess> access;
  private final List<String> topics;
  private boolean isInside;

  private AuthorizedStream(
      StreamSource source, Supplier<SessionAccess> access, List<String> topics, boolean isInside) {
    this.source = source;
    this.access = access;
    this.topics = topics;
    this.isInside = isInside;
  }

  /** Refuses who may not follow the session's events. */
  static AuthorizedStream of(StreamSource source, Supplier<SessionAccess> access) {
    var initialAccess = access.get();
    initialAccess.mustFollowEvents();
    var plan = initialAccess.current().plan();
    var topics = List.of(plan.session().toString(), plan.group().toString());
    return new AuthorizedStream(source, access, topics, initialAccess.isInside());
  }

  /**
   * What wakes it: its session, and the group, in which a viewer of a past session may lose their
   * place.
   */
  List<String> topics() {
    return topics;
  }

  @Override
  public List<StreamEvent> after(@Nullable String lastId) {
    var current = access.get();
    current.mustFollowEvents();
    isInside = current.isInside();
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
