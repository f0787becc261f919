package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.Verdict.Status;
import codev.infra.eventstore.signature.SigningKey;
import codev.infra.testkit.TemporaryFolders;
import codev.infra.testkit.fuzzing.FuzzTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Any file in the place of an export of a log, of proofs, or of a note that was kept")
final class AuditExportFuzzTest implements FuzzTarget {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final SigningKey key;
  private final SyntheticExport log;
  private final Path whole;

  AuditExportFuzzTest() throws IOException {
    folder = Files.createTempDirectory("fuzz");
    TemporaryFolders.deleteAtEnd(folder);
    key = SigningKey.readOrCreate(folder.resolve("key.pem"));
    log = SyntheticExport.random(new Random(7), 4, key);
    whole = log.write(folder.resolve("whole.json"), List.of(key));
  }

  @Override
  public List<byte[]> examples() throws IOException {
    return List.of(
        Files.readAllBytes(whole),
        JSON.writeValueAsBytes(log.checkpoints.getLast()),
        note().getBytes(UTF_8),
        JSON.writeValueAsBytes(proofs()));
  }

  private String note() {
    return String.valueOf(log.checkpoints.getLast().note());
  }

  /** Of the last commit, without what its events say. */
  private Map<String, Object> proofs() {
    var all = new InclusionProof.Builder(List.of(log.commits.getLast().position()));
    for (var commit : log.commits)
      all.add(new CommitHashReader.Leaf(commit.position(), commit.hash()));
    var last = log.commits.getLast();
    return Map.of(
        "log",
        SyntheticExport.LOG,
        "checkpoint",
        log.checkpoints.getLast(),
        "keys",
        Map.of("keys", List.of(key.jwk())),
        "proofs",
        List.of(
            Map.of(
                "commit",
                last,
                "events",
                List.of(),
                "inclusion",
                all.build(SyntheticExport.LOG, last.position()).orElseThrow())));
  }

  @Override
  public boolean accepts(byte[] input) throws IOException {
    var file = Files.write(folder.resolve("input.json"), input);
    int alone = verify(List.of(file), List.of());
    int earlier = verify(List.of(whole), List.of(file));
    return alone != Status.UNUSABLE.code() || earlier != Status.UNUSABLE.code();
  }

  private int verify(List<Path> files, List<Path> earlier) {
    try (var out = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8)) {
      return ExportedChainVerifier.run(files, List.of(key.x()), earlier, out);
    }
  }
}
