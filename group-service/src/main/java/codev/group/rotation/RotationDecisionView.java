package codev.group.rotation;

import codev.group.domain.event.TurnDecisionEvent;
import codev.group.domain.event.TurnDecisionEvent.TurnCounted;
import codev.group.domain.event.TurnDecisionEvent.TurnSkipped;
import codev.group.domain.event.TurnDecisionEvent.TurnsSwapped;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A decision about turns, as shown.
 *
 * @param members whom it is about
 * @param why in the read model encrypted; in an answer decrypted, and absent for a viewer who may
 *     not read it
 * @param session in which the turn was; null where it is about the turns to come
 */
public record RotationDecisionView(
    RotationDecisionId id,
    Kind kind,
    List<Username> members,
    @Nullable String why,
    Username by,
    Instant at,
    @Nullable SessionId session) {

  /** What was decided. */
  public enum Kind {
    SWAPPED,
    SKIPPED,
    /** The session was closed before the consultation. */
    COUNTED
  }

  static RotationDecisionView of(TurnDecisionEvent event) {
    return switch (event) {
      case TurnsSwapped e -> of(e, Kind.SWAPPED, List.of(e.member(), e.with()), null);
      case TurnSkipped e -> of(e, Kind.SKIPPED, List.of(e.member()), null);
      case TurnCounted e -> of(e, Kind.COUNTED, List.of(e.member()), e.session());
    };
  }

  private static RotationDecisionView of(
      TurnDecisionEvent event, Kind kind, List<Username> members, @Nullable SessionId session) {
    return new RotationDecisionView(
        event.decision(), kind, members, event.reason().sealed(), event.by(), event.at(), session);
  }

  RotationDecisionView withReason(UnaryOperator<@Nullable String> decryption) {
    return new RotationDecisionView(id, kind, members, decryption.apply(why), by, at, session);
  }
}
