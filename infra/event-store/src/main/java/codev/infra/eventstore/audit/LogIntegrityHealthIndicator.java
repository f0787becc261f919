package codev.infra.eventstore.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down while the log does not continue the checkpoint that was signed last. */
public final class LogIntegrityHealthIndicator implements HealthIndicator {
  private final CheckpointSigner checkpoints;

  public LogIntegrityHealthIndicator(CheckpointSigner checkpoints) {
    this.checkpoints = checkpoints;
  }

  @Override
  public Health health() {
    return checkpoints
        .alteration()
        .map(altered -> Health.down().withDetail("alteredBefore", altered.position()))
        .orElseGet(Health::up)
        .build();
  }
}
