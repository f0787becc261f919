package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.merkle.MerkleTree;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.HashChain;
import codev.infra.eventstore.signature.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/** An export of an invented log, which a test alters before it is written. */
final class SyntheticExport {
  static final String LOG = "session-service";
  static final Instant NOON = Instant.parse("2027-01-11T12:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  final List<ChainedCommit> commits = new ArrayList<>();
  final List<Checkpoint> checkpoints = new ArrayList<>();

  /**
   * Some commits of one to three events, and a checkpoint after some of them and after the last.
   */
  static SyntheticExport random(RandomGenerator random, int commits, SigningKey key) {
    var export = new SyntheticExport();
    for (int i = 0; i < commits; i++)
      export.commits.add(
          link(
              0,
              new Aggregate("Session", "s" + random.nextInt(5)),
              random.nextInt(100),
              Collections.nCopies(1 + random.nextInt(3), "session.step-opened"),
              digest(random),
              ""));
    export.numberFrom(0);
    for (int i = 0; i < commits; i++)
      if (i == commits - 1 || random.nextInt(6) == 0) export.checkpoints.add(export.sign(i, key));
    return export;
  }

  static String digest(RandomGenerator random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Numbers the commits from one on anew, and computes their hashes. */
  void numberFrom(int index) {
    for (int i = index; i < commits.size(); i++) {
      var commit = commits.get(i);
      var before = i == 0 ? null : commits.get(i - 1);
      commits.set(
          i,
          link(
              (before == null ? 0 : before.position()) + commit.eventTypes().size(),
              commit.aggregate(),
              commit.sequence(),
              commit.eventTypes(),
              commit.contentDigest(),
              before == null ? "" : before.hash()));
    }
  }

  /** The same commit with another content, and the hash of that. */
  static ChainedCommit withDigest(ChainedCommit commit, String digest) {
    return link(
        commit.position(),
        commit.aggregate(),
        commit.sequence(),
        commit.eventTypes(),
        digest,
        commit.previousHash());
  }

  /** The one at a position, of one event. */
  static ChainedCommit commit(long position, String previousHash) {
    return link(
        position,
        new Aggregate("Session", new UUID(position % 100, position % 100).toString()),
        position,
        List.of("session.step-opened"),
        "%064x".formatted(position),
        previousHash);
  }

  private static ChainedCommit link(
      long position,
      Aggregate aggregate,
      long sequence,
      List<String> types,
      String digest,
      String previousHash) {
    return new ChainedCommit(
        position,
        aggregate,
        sequence,
        types,
        NOON,
        digest,
        previousHash,
        HashChain.hash(previousHash, position, aggregate, sequence, types, NOON, digest));
  }

  /** The checkpoint after a commit. */
  Checkpoint sign(int index, SigningKey key) {
    var tree = new MerkleTree();
    commits
        .subList(0, index + 1)
        .forEach(commit -> tree.add(HexFormat.of().parseHex(commit.hash())));
    var last = commits.get(index);
    return new Checkpoint(
        LOG,
        last.position(),
        last.hash(),
        NOON,
        key.sign(Checkpoint.signed(LOG, last.position(), last.hash(), NOON)),
        key.id(),
        SignedNote.of(LOG, tree.size(), tree.root(), key));
  }

  /** Signs anew what was signed from a position on, as far as a commit still ends there. */
  void signFrom(long position, SigningKey key) {
    for (int i = 0; i < checkpoints.size(); i++) {
      var old = checkpoints.get(i).position();
      for (int j = 0; j < commits.size(); j++)
        if (old >= position && commits.get(j).position() == old) checkpoints.set(i, sign(j, key));
    }
  }

  /** Position of the first checkpoint from a position on. */
  long signedFrom(long position) {
    return checkpoints.stream()
        .mapToLong(Checkpoint::position)
        .filter(signed -> signed >= position)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  Path write(Path file, List<SigningKey> keys) throws IOException {
    return Files.writeString(
        file,
        JSON.writeValueAsString(
            Map.of(
                "log",
                LOG,
                "checkpoints",
                checkpoints,
                "keys",
                Map.of("keys", keys.stream().map(SigningKey::jwk).toList()),
                "commits",
                commits)));
  }
}
