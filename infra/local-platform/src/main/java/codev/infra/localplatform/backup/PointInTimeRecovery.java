package codev.infra.localplatform.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Recovery beyond a backup, from the log files that the server has archived since.
 *
 * @param archive where they are
 * @param until the last moment to recover; null for everything that was archived
 */
public record PointInTimeRecovery(Path archive, @Nullable Instant until) {

  private static final String SETTINGS = "postgresql.auto.conf";

  /** Has a server that starts from these files recover first. */
  void request(Path postgres) throws IOException {
    var settings = new StringBuilder();
    settings.append("\nrestore_command = 'cp \"").append(archive).append("/%f\" \"%p\"'\n");
    // PostgreSQL does not know the zone Z in a configuration file.
    if (until != null)
      settings
          .append("recovery_target_time = '")
          .append(until.toString().replace("Z", "+00"))
          .append("'\n");
    settings.append("recovery_target_action = 'promote'\n");
    Files.writeString(
        postgres.resolve(SETTINGS), settings, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    Files.createFile(postgres.resolve("recovery.signal"));
  }

  /** Takes the request back when it has been met. */
  static void forget(Path postgres) throws IOException {
    var file = postgres.resolve(SETTINGS);
    var settings =
        Files.readAllLines(file).stream()
            .filter(line -> !line.startsWith("recovery_target_"))
            .filter(line -> !line.startsWith("restore_command"))
            .toList();
    Files.write(file, settings);
  }
}
