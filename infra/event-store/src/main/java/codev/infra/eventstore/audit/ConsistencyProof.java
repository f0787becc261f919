package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.merkle.MerkleProofs;
import codev.infra.eventstore.audit.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Proves that a log has only grown: the commits that a checkpoint was signed for are the first ones
 * of a later checkpoint (RFC 6962, 2.1.2).
 *
 * @param firstSize how many commits the earlier tree has
 * @param secondSize how many commits the later tree has
 * @param path lower-case hex
 */
public record ConsistencyProof(String log, long firstSize, long secondSize, List<String> path) {
  private static final HexFormat HEX = HexFormat.of();

  /**
   * From an answer of the audit API.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ConsistencyProof parse(String json) {
    try {
      var tree = AuditJson.JSON.readTree(json);
      if (!tree.isObject()) throw new IllegalArgumentException("a proof is no object");
      return AuditJson.JSON.treeToValue(tree, ConsistencyProof.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /**
   * Whether it proves that.
   *
   * @throws IllegalArgumentException if the path is not hexadecimal
   */
  public boolean proves(TreeHead first, TreeHead second) {
    return first.size() == firstSize
        && second.size() == secondSize
        && MerkleProofs.isConsistent(
            firstSize,
            HEX.parseHex(first.rootHash()),
            secondSize,
            HEX.parseHex(second.rootHash()),
            path.stream().map(HEX::parseHex).toList());
  }

  /** Takes the commits of a log one by one. */
  static final class Builder {
    private final long firstSize;
    private final long secondSize;
    private final List<LeafRange> ranges = new ArrayList<>();
    private long leaves;

    /** Leaves of the later tree under one node, whose hash is in the path. */
    private record LeafRange(long from, long to, MerkleTree tree) {}

    Builder(long firstSize, long secondSize) {
      this.firstSize = firstSize;
      this.secondSize = secondSize;
      if (firstSize > 0 && firstSize < secondSize) split(0, secondSize, true);
    }

    /**
     * SUBPROOF of RFC 6962.
     *
     * @param isWhole whether the earlier tree's root is the hash of all its leaves from here on
     */
    private void split(long from, long to, boolean isWhole) {
      if (firstSize == to) {
        if (!isWhole) ranges.add(new LeafRange(from, to, new MerkleTree()));
        return;
      }
      long middle = from + Long.highestOneBit(to - from - 1);
      if (firstSize <= middle) {
        split(from, middle, isWhole);
        ranges.add(new LeafRange(middle, to, new MerkleTree()));
      } else {
        split(middle, to, false);
        ranges.add(new LeafRange(from, middle, new MerkleTree()));
      }
    }

    /** Leaves after the later tree's are left out. */
    void add(byte[] leaf) {
      for (var range : ranges)
        if (range.from() <= leaves && leaves < range.to()) {
          var _ = range.tree().add(leaf);
        }
      leaves++;
    }

    /** Empty if the log has fewer commits. */
    Optional<ConsistencyProof> build(String log) {
      return leaves < secondSize
          ? Optional.empty()
          : Optional.of(
              new ConsistencyProof(
                  log,
                  firstSize,
                  secondSize,
                  ranges.stream().map(range -> HEX.formatHex(range.tree().root())).toList()));
    }
  }
}
