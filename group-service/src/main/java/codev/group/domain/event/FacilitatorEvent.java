package codev.group.domain.event;

import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Username;
import java.time.Instant;

/** Events of a facilitator's entry in the pool. */
public sealed interface FacilitatorEvent extends GroupServiceEvent.PoolFact {
  Username facilitator();

  /** A facilitator was removed from the pool; the groups that they hold stay theirs. */
  record FacilitatorRemoved(Username facilitator, Username by, Instant at)
      implements FacilitatorEvent {}

  /** A facilitator was added to the pool, or their entry was replaced. */
  record FacilitatorEnlisted(
      Username facilitator,
      FacilitatorQualification qualification,
      int capacity,
      Username by,
      Instant at)
      implements FacilitatorEvent {}
}
