package codev.group.facilitators;

import codev.group.domain.event.FacilitatorEvent;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.FacilitatorEvent.FacilitatorRemoved;
import codev.group.domain.event.GroupServiceEvent.PoolFact;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.Username;
import codev.infra.projections.Projection;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a facilitator's entry in the pool.
 *
 * @param capacity how many groups they take at most
 */
public record FacilitatorPoolEntry(
    Username username, FacilitatorQualification qualification, int capacity) {

  /** One document for each facilitator; version 2 has no qualification of erased people. */
  static final Projection<PoolFact, FacilitatorPoolEntry> PROJECTION =
      Projection.of("pool", PoolFact.class, FacilitatorPoolEntry.class)
          .version(2)
          .by(e -> person(e).value())
          .fold(FacilitatorPoolEntry::after);

  private static Username person(PoolFact event) {
    return switch (event) {
      case FacilitatorEvent e -> e.facilitator();
      case PersonErased e -> e.person();
    };
  }

  private static @Nullable FacilitatorPoolEntry after(
      @Nullable FacilitatorPoolEntry before, PoolFact event) {
    return switch (event) {
      case FacilitatorEnlisted e ->
          new FacilitatorPoolEntry(e.facilitator(), e.qualification(), e.capacity());
      case FacilitatorRemoved _ -> null;
      case PersonErased _ -> before == null ? null : before.withoutQualification();
    };
  }

  /** What is read of an erased person's in the log. */
  private FacilitatorPoolEntry withoutQualification() {
    return new FacilitatorPoolEntry(username, new FacilitatorQualification(null, null), capacity);
  }

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
