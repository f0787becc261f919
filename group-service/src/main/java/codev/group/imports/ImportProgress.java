package codev.group.imports;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an import that runs part by part. The page sends it back with the file for the
 * next part: the server stores nothing, and a part that is sent again imports nobody twice.
 *
 * @param from how many lines are done
 */
public record ImportProgress(
    @Nullable @Min(0) @Max(1_000_000) Integer from,
    @Nullable @Min(0) @Max(1_000_000) Integer created,
    @Nullable @Min(0) @Max(1_000_000) Integer updated,
    @Nullable @Min(0) @Max(1_000_000) Integer refused) {
  private static final int LEAST = 50;

  /** A list is sent again with each part, a long one therefore in no more than so many. */
  private static final int MOST_PARTS = 20;

  int start() {
    return from == null ? 0 : from;
  }

  static int partSize(int lines) {
    return Math.max(LEAST, Math.ceilDiv(lines, MOST_PARTS));
  }

  ImportProgress after(int lines, ImportResult result) {
    return new ImportProgress(
        start() + lines,
        orZero(created) + result.created(),
        orZero(updated) + result.updated(),
        orZero(refused) + result.rejected().size());
  }

  int createdSoFar() {
    return orZero(created);
  }

  int updatedSoFar() {
    return orZero(updated);
  }

  int refusedSoFar() {
    return orZero(refused);
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
