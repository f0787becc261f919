package codev.infra.eventstore.audit;

import codev.infra.eventstore.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How many commits of an export are verified in a second, by the command as {@code ./codev} starts
 * it: {@code VerificationBenchmark [COMMITS] [ROUNDS]}. A round begins with the start of the
 * process and ends with its end.
 */
final class VerificationBenchmark {
  private static final int COMMITS = 1_000_000;
  private static final int ROUNDS = 5;
  private static final int SIGNED_EACH = 1_000; // commits
  private static final double NANOS = 1e9; // in a second

  private VerificationBenchmark() {}

  public static void main(String[] words) throws IOException, InterruptedException {
    var commits = words.length > 0 ? Integer.parseInt(words[0]) : COMMITS;
    var rounds = words.length > 1 ? Integer.parseInt(words[1]) : ROUNDS;
    var folder = Files.createTempDirectory("verification");
    var keyFile = folder.resolve("log.pem");
    var export = folder.resolve("export.json");
    try {
      var key = SigningKey.readOrCreate(keyFile);
      LargeExport.write(export, key, commits, SIGNED_EACH);
      System.out.printf("%,d commits, %,d bytes%n", commits, Files.size(export));
      for (int round = 0; round < rounds; round++) {
        var seconds = verify(export, key);
        System.out.printf("%.2f s, %,.0f commits/s%n", seconds, commits / seconds);
      }
    } finally {
      Files.delete(export);
      Files.delete(keyFile);
      Files.delete(folder);
    }
  }

  private static double verify(Path export, SigningKey key)
      throws IOException, InterruptedException {
    var begin = System.nanoTime();
    var status = LargeExportTest.verification(export, key).inheritIO().start().waitFor();
    var seconds = (System.nanoTime() - begin) / NANOS;
    if (status != 0) throw new IllegalStateException("It is not intact: exit status " + status);
    return seconds;
  }
}
