package codev.infra.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

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
