package codev.infra.eventstore.log;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Selects commits of the log; an absent criterion matches every commit.
 *
 * @param aggregate id of the one whose history it belongs to
 * @param type an event's logical name, e.g. {@code session.step-opened}
 * @param since first day, UTC
 * @param until last day, UTC
 */
public record CommitFilter(
    @Nullable String aggregate,
    @Nullable String type,
    @Nullable LocalDate since,
    @Nullable LocalDate until) {
  public static final CommitFilter ALL = new CommitFilter(null, null, null, null);

  public boolean isAll() {
    return equals(ALL);
  }
}
