package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.merkle.MerkleTree;
import codev.infra.eventstore.signature.SigningKey;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes an export of any size in little memory. */
final class LargeExport {
  private static final JsonMapper JSON = new JsonMapper();

  private LargeExport() {}

  /**
   * As the audit API writes one: the commits last.
   *
   * @param signedEach after how many commits one is signed
   */
  static void write(Path file, SigningKey key, int commits, int signedEach) throws IOException {
    try (var out = Files.newBufferedWriter(file)) {
      out.write("{\"log\":\"session-service\",\"keys\":");
      out.write(JSON.writeValueAsString(Map.of("keys", List.of(key.jwk()))));
      out.write(",\"checkpoints\":[");
      writeCheckpoints(out, key, commits, signedEach);
      out.write("],\"commits\":[");
      var hash = "";
      for (int i = 1; i <= commits; i++) hash = writeCommit(out, i, hash);
      out.write("]}");
    }
  }

  private static void writeCheckpoints(Writer out, SigningKey key, int commits, int signedEach)
      throws IOException {
    var tree = new MerkleTree();
    var hash = "";
    for (int i = 1; i <= commits; i++) {
      hash = SyntheticExport.commit(i, hash).hash();
      tree.add(HexFormat.of().parseHex(hash));
      if (i % signedEach != 0) continue;
      if (i > signedEach) out.write(',');
      out.write(JSON.writeValueAsString(checkpoint(key, i, hash, tree)));
    }
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
