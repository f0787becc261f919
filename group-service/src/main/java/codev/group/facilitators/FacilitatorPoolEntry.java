package codev.group.facilitators;

import codev.group.domain.GroupEvent.FacilitatorEnlisted;
import codev.group.domain.GroupEvent.OfFacilitator;
import codev.group.domain.MethodWarning;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

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
                  });

  public boolean isQualifiedOn(LocalDate day) {
    return qualification.isHeldOn(day);
  }

  /**
   * @param load how many groups they hold
   */
  public List<MethodWarning> warnings(int load, LocalDate day) {
    var unqualified =
        isQualifiedOn(day)
            ? Stream.<MethodWarning>of()
            : Stream.of(MethodWarning.FACILITATOR_NOT_QUALIFIED);
    var overloaded =
        load > capacity
            ? Stream.of(MethodWarning.FACILITATOR_OVER_CAPACITY)
            : Stream.<MethodWarning>of();
    return Stream.concat(unqualified, overloaded).toList();
  }
}
