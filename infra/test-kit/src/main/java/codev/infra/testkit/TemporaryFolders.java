package codev.infra.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Folders of tests that are in use until their JVM ends. Another process deletes them then, however
 * the JVM ends: it reads their names from a pipe, and the pipe ends with the JVM.
 */
public final class TemporaryFolders {
  /** An interrupt from the terminal reaches every process, and this one goes on. */
  private static final String DELETION =
      """
      trap '' HUP INT TERM
      folders=$(cat)
      printf '%s\\n' "$folders" | while IFS= read -r folder; do
        [ -z "$folder" ] || rm -rf -- "$folder"
      done
      """;

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");

  private final Process deletion;

  TemporaryFolders() {
    try {
      deletion =
          new ProcessBuilder("sh", "-c", DELETION)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class ProcessFolders {
    static final TemporaryFolders FOLDERS = new TemporaryFolders();
  }

  /** A new folder. */
  public static Path create(String prefix) {
    try {
      var folder = Files.createTempDirectory(prefix);
      deleteAtEnd(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A new folder in memory; empty where this machine has not enough of it.
   *
   * @param room bytes that may be written into it
   * @param free bytes of memory that are free before
   */
  public static Optional<Path> createInMemory(String prefix, long room, long free) {
    try {
      if (!Files.isWritable(MEMORY) || !Files.isReadable(MEMORY_INFO)) return Optional.empty();
      if (Files.getFileStore(MEMORY).getUsableSpace() < room) return Optional.empty();
      if (availableMemory() < free) return Optional.empty();
      var folder = Files.createTempDirectory(MEMORY, prefix);
      deleteAtEnd(folder);
      return Optional.of(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long availableMemory() throws IOException {
    var found = AVAILABLE.matcher(Files.readString(MEMORY_INFO));
    return found.find() ? Long.parseLong(found.group(1)) << 10 : 0;
  }

  /** Has a folder deleted that exists, with everything in it. */
  public static void deleteAtEnd(Path folder) {
    ProcessFolders.FOLDERS.add(folder);
  }

  synchronized void add(Path folder) {
    try {
      var names = deletion.getOutputStream();
      names.write((folder.toAbsolutePath() + "\n").getBytes(UTF_8));
      names.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the end of the JVM does. */
  void end() throws IOException, InterruptedException {
    deletion.getOutputStream().close();
    deletion.waitFor();
  }
}
