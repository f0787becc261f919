package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("An export that is larger than the memory")
@Execution(CONCURRENT)
class LargeExportTest {
  /** What ./codev gives the command. */
  private static final String HEAP = "-Xmx48m";

  private static final int COMMITS = 160_000;
  private static final int SIGNED_EACH = 400; // commits
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  /** The command, in a process of its own. */
  static final class Verify {
    private Verify() {}

    public static void main(String[] words) {
      System.exit(
          ExportedChainVerifier.run(
              List.of(Path.of(words[0])), List.of(words[1]), List.of(), System.out));
    }
  }

  @Test
  @DisplayName("is verified in 48 MB, with all its checkpoints")
  void is_verified_in_little_memory() throws Exception {
    var key = SigningKey.readOrCreate(folder.resolve("log.pem"));
    var file = write(key);
    assertThat(Files.size(file)).isGreaterThan(48L << 20);

    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Verify.class.getName(),
                file.toString(),
                key.x())
            .redirectErrorStream(true)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output)
        .contains("Intact: positions 1 to %d".formatted(COMMITS))
        .contains("Checkpoints that fit: %d".formatted(COMMITS / SIGNED_EACH));
  }

  /** Commit by commit, and the checkpoints after them. */
  private Path write(SigningKey key) throws IOException {
    var file = folder.resolve("export.json");
    var tree = new MerkleTree();
    var hash = "";
    var signed = new StringBuilder();
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"log\":\"session-service\",\"keys\":");
      out.write(JSON.writeValueAsString(Map.of("keys", List.of(key.jwk()))));
      out.write(",\"commits\":[");
      for (int i = 1; i <= COMMITS; i++) {
        hash = writeCommit(out, i, hash);
        tree.add(HexFormat.of().parseHex(hash));
        if (i % SIGNED_EACH != 0) continue;
        if (!signed.isEmpty()) signed.append(',');
        signed.append(JSON.writeValueAsString(checkpoint(key, i, hash, tree)));
      }
      out.write("],\"checkpoints\":[" + signed + "]}");
    }
    return file;
  }

  private static String writeCommit(Writer out, int position, String previousHash)
      throws IOException {
    var commit = SyntheticExport.commit(position, previousHash);
    if (position > 1) out.write(',');
    out.write(JSON.writeValueAsString(commit));
    return commit.hash();
  }

  private static Checkpoint checkpoint(SigningKey key, int position, String hash, MerkleTree tree) {
    return new Checkpoint(
        SyntheticExport.LOG,
        position,
        hash,
        SyntheticExport.NOON,
        key.sign(Checkpoint.signed(SyntheticExport.LOG, position, hash, SyntheticExport.NOON)),
        key.id(),
        SignedNote.of(SyntheticExport.LOG, tree.size(), tree.root(), key));
  }
}
