package codev.group.retention;

import codev.group.domain.event.GroupServiceEvent.IdentityFact;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureAnnounced;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureCalledOff;
import codev.group.domain.event.IdentityRetentionEvent.IdentityPeriodEnded;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a person whose identity leaves, or has left.
 *
 * @param programme that keeps it last; null: it has left
 * @param leavesOn the day that was announced; null: it has left
 * @param since when that was announced, or it left
 */
record IdentityErasureView(
    Username person,
    State state,
    @Nullable ProgrammeId programme,
    @Nullable LocalDate leavesOn,
    Instant since) {
  /** How far it has come that a person's identity leaves. */
  enum State {
    ANNOUNCED,
    /** Also on request. */
    ERASED
  }

  /** One document for each such person. */
  static final Projection<IdentityFact, IdentityErasureView> PROJECTION =
      Projection.of("identity-erasures", IdentityFact.class, IdentityErasureView.class)
          .by(e -> e.person().value())
          .fold(
              (before, event) ->
                  switch (event) {
                    case IdentityErasureAnnounced e ->
                        new IdentityErasureView(
                            e.person(), State.ANNOUNCED, e.programme(), e.leavesOn(), e.at());
                    case IdentityErasureCalledOff _ -> null;
                    case IdentityPeriodEnded _ -> before; // until they are erased
                    case PersonErased e ->
                        new IdentityErasureView(e.person(), State.ERASED, null, null, e.at());
                  });
}
