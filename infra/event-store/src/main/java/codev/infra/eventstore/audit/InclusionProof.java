package codev.infra.eventstore.audit;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a commit is one of those whose Merkle root a checkpoint was signed for (RFC 6962,
 * 2.1.1).
 *
 * @param position of the commit
 * @param hash of the commit, lower-case hex: the leaf
 * @param leafIndex how many commits stand before it
 * @param treeSize how many commits the tree has
 * @param rootHash lower-case hex
 * @param auditPath from the leaf to the root, lower-case hex
 */
public record InclusionProof(
    String log,
    long position,
    String hash,
    long leafIndex,
    long treeSize,
    String rootHash,
    List<String> auditPath) {
  /** Takes the commits of a log one by one and makes the proof of one of them. */
  static final class Builder {
    private static final HexFormat HEX = HexFormat.of();

    private final long position;
    private final MerkleTree tree = new MerkleTree();
    private final SortedMap<Integer, byte[]> siblings = new TreeMap<>();
    private CommitHashReader.@Nullable Leaf proven;
    private long index;

    /**
     * @param position of the commit that is to be proven
     */
    Builder(long position) {
      this.position = position;
    }

    void add(CommitHashReader.Leaf commit) {
      if (commit.position() == position) {
        proven = commit;
        index = tree.size();
        tree.edge().forEach(this::keepSibling);
      }
      var completed = tree.add(HEX.parseHex(commit.hash()));
      if (proven != null) completed.forEach(this::keepSibling);
    }

    private void keepSibling(MerkleTree.Subtree subtree) {
      if (subtree.index() == ((index >> subtree.level()) ^ 1))
        siblings.put(subtree.level(), subtree.hash());
    }

    /** Empty if no commit ends at the position. */
    Optional<InclusionProof> build(String log) {
      if (proven == null) return Optional.empty();
      for (int level = 0; 1L << level < tree.size(); level++) {
        var right = tree.hashFrom(((index >> level) + 1) << level);
        if ((index >> level) % 2 == 0 && right != null) siblings.putIfAbsent(level, right);
      }
      return Optional.of(
          new InclusionProof(
              log,
              position,
              proven.hash(),
              index,
              tree.size(),
              HEX.formatHex(tree.root()),
              siblings.values().stream().map(HEX::formatHex).toList()));
    }
  }
}
