package codev.infra.localplatform.data;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How far the clocks of the services are ahead of the machine's, kept with the data that were
 * written by them: the time of a platform never goes back when it is started again.
 *
 * @param file where it is kept, in the data directory
 * @param state is there once the data have been written
 */
public record PlatformClock(Path file, Path state) {

  /** Zero unless a beginning was given once. */
  public Duration offset() {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets the clocks begin at a moment and run on.
   *
   * @param machine what the machine's clock shows
   */
  public void beginAt(Instant moment, Instant machine) {
    var begun = Duration.between(machine, moment);
    if (Files.exists(state) && begun.compareTo(offset()) < 0)
      throw new CliException(
          "The clock of the data in %s is already at %s; --now cannot be earlier"
              .formatted(file.getParent(), machine.plus(offset())));
    try {
      Files.writeString(file, begun + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
