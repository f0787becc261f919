package codev.group.facilitators;

import codev.group.domain.FacilitatorWorkload;
import codev.group.domain.GroupServiceEvent.FacilitatorEnlisted;
import codev.group.domain.GroupServiceEvent.FacilitatorRemoved;
import codev.group.domain.GroupServiceEvent.OfFacilitator;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.LocalDate;

/**
 * Read model of a facilitator's entry in the pool.
 *
 * @param capacity how many groups they take at most
 */
public record FacilitatorPoolEntry(
    Username username, FacilitatorQualification qualification, int capacity) {

  /** One document for each facilitator. */
  static final Projection<OfFacilitator, FacilitatorPoolEntry> PROJECTION =
      Projection.of("pool", OfFacilitator.class, FacilitatorPoolEntry.class)
          .by(e -> e.facilitator().value())
          .fold(
              (_, event) ->
                  switch (event) {
                    case FacilitatorEnlisted e ->
                        new FacilitatorPoolEntry(e.facilitator(), e.qualification(), e.capacity());
                    case FacilitatorRemoved _ -> null;
                  });

  public boolean isQualifiedOn(LocalDate day) {
    return qualification.isHeldOn(day);
  }

  /**
   * @param load how many groups they hold
   */
  FacilitatorWorkload workload(int load, LocalDate day) {
    return new FacilitatorWorkload(true, isQualifiedOn(day), load, capacity);
  }
}
