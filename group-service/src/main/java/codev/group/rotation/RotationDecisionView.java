package codev.group.rotation;

import codev.group.domain.GroupServiceEvent.TurnDecision;
import codev.group.domain.GroupServiceEvent.TurnSkipped;
import codev.group.domain.GroupServiceEvent.TurnsSwapped;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
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
 */
public record RotationDecisionView(
    RotationDecisionId id,
    Kind kind,
    List<Username> members,
    @Nullable String why,
    Username by,
    Instant at) {

  /** What was decided. */
  public enum Kind {
    SWAPPED,
    SKIPPED
  }

  static RotationDecisionView of(TurnDecision event) {
    var members =
        switch (event) {
          case TurnsSwapped e -> List.of(e.member(), e.with());
          case TurnSkipped e -> List.of(e.member());
        };
    var kind = event instanceof TurnsSwapped ? Kind.SWAPPED : Kind.SKIPPED;
    return new RotationDecisionView(
        event.decision(), kind, members, event.reason().sealed(), event.by(), event.at());
  }

  RotationDecisionView withReason(UnaryOperator<@Nullable String> decryption) {
    return new RotationDecisionView(id, kind, members, decryption.apply(why), by, at);
  }
}
