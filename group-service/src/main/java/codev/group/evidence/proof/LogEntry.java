package codev.group.evidence.proof;

import codev.group.domain.event.GroupSessionEvent;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import codev.infra.eventstore.axon.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log on which documents rest.
 *
 * @param person absent where it is about the whole session
 * @param position in the log
 */
public record LogEntry(Kind kind, SessionId session, @Nullable Username person, long position) {

  /** What it says. */
  public enum Kind {
    PLANNED(false),
    MOVED(false),
    PLACE_CHANGED(false),
    OPENED(true),
    PRESENCE(true),
    SIGNATURE(true),
    HELD(false);

    private final boolean isReadable;

    /**
     * @param isReadable whether it says nothing but what the document says, too: where a session is
     *     held, whose turn it was and who else came are not for everybody who has a certificate
     */
    Kind(boolean isReadable) {
      this.isReadable = isReadable;
    }
  }

  /** Of a group's history, what counts: the signatures of a date that was given up do not. */
  static List<LogEntry> of(Collection<RecordedEvent<GroupSessionEvent>> history) {
    var entries = new ArrayList<LogEntry>();
    for (var recorded : history) {
      if (recorded.event() instanceof SessionPostponed e)
        entries.removeIf(entry -> entry.kind.isReadable && entry.session.equals(e.session()));
      kind(recorded.event())
          .map(
              kind ->
                  new LogEntry(
                      kind,
                      recorded.event().session(),
                      person(recorded.event()),
                      recorded.position()))
          .ifPresent(entries::add);
    }
    return entries;
  }

  private static Optional<Kind> kind(GroupSessionEvent event) {
    return switch (event) {
      case SessionPlanned _ -> Optional.of(Kind.PLANNED);
      case SessionMoved _ -> Optional.of(Kind.MOVED);
      case SessionPlaceChanged _ -> Optional.of(Kind.PLACE_CHANGED);
      case SessionOpened _ -> Optional.of(Kind.OPENED);
      case PresenceNoted _ -> Optional.of(Kind.PRESENCE);
      case SignatureNoted _ -> Optional.of(Kind.SIGNATURE);
      case SessionHeld _ -> Optional.of(Kind.HELD);
      case SessionDateAccepted _,
          SessionTemplateChanged _,
          SessionCancelled _,
          SessionInvitationAnswered _,
          SessionAnswerWithdrawn _,
          SessionPostponed _,
          SessionHandedOver _,
          ClientNoted _ ->
          Optional.empty();
    };
  }

  private static @Nullable Username person(GroupSessionEvent event) {
    if (event instanceof SignatureNoted e) return e.person();
    return event instanceof PresenceNoted e ? e.member() : null;
  }

  boolean isReadable() {
    return kind.isReadable;
  }

  /** Whether it is about this person, or about the whole session. */
  boolean concerns(Username other) {
    return person == null || person.equals(other);
  }
}
