package codev.infra.benchmarks;

import java.time.Instant;
import java.util.UUID;

/**
 * Stored events of session-service in their JSON shape, as in the golden samples of its tests: one
 * with a text of its author, one with what identifies a person, and one with neither.
 */
sealed interface StoredSessionEvent {
  Instant at();

  record ContributionMade(
      UUID session, String step, Contribution contribution, String by, Instant at)
      implements StoredSessionEvent {}

  /**
   * What was contributed.
   *
   * @param text sealed before the event is made
   */
  record Contribution(UUID id, String kind, String text) {}

  /**
   * A person has a name.
   *
   * @param name sealed when the event is serialized
   */
  record PersonNamed(String person, String name, Instant at) implements StoredSessionEvent {}

  record StepOpened(UUID session, String step, String by, Instant at)
      implements StoredSessionEvent {}
}
