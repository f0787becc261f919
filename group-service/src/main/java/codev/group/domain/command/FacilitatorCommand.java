package codev.group.domain.command;

import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.Username;
import java.time.Instant;

/** Commands to a facilitator's entry in the pool. */
public sealed interface FacilitatorCommand extends GroupServiceCommand {
  Username facilitator();

  @Override
  default String stream() {
    return facilitator().poolStream();
  }

  /** Removes a person from the pool of facilitators. */
  record RemoveFacilitator(Username facilitator, Username by, Instant at)
      implements FacilitatorCommand {}

  /**
   * Adds a person to the pool of facilitators, or replaces their entry.
   *
   * @param capacity how many groups they take at most
   */
  record EnlistFacilitator(
      Username facilitator,
      FacilitatorQualification qualification,
      int capacity,
      Username by,
      Instant at)
      implements FacilitatorCommand {}
}
