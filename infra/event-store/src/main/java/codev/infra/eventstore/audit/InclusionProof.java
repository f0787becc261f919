package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
  /** Takes the commits of a log one by one and makes the proofs of some of them. */
  static final class Builder {
    private static final HexFormat HEX = HexFormat.of();

    /** So many levels has no tree. */
    private static final int LEVELS = 40;

    private final Set<Long> positions;
    private final MerkleTree tree = new MerkleTree();
    private final Map<Long, ProvenCommit> proven = new HashMap<>();
    private final Map<NodePosition, List<ProvenCommit>> awaited = new HashMap<>();

    /**
     * @param positions of the commits that are to be proven
     */
    Builder(Collection<Long> positions) {
      this.positions = Set.copyOf(positions);
    }

    /** Of a subtree. */
    private record NodePosition(int level, long index) {}

    /** A commit that is to be proven, with the hashes of its path that are known. */
    private static final class ProvenCommit {
      private final CommitHashReader.Leaf commit;
      private final long index;
      private final SortedMap<Integer, byte[]> siblings = new TreeMap<>();

      ProvenCommit(CommitHashReader.Leaf commit, long index) {
        this.commit = commit;
        this.index = index;
      }

      void keep(MerkleTree.Subtree sibling) {
        siblings.put(sibling.level(), sibling.hash());
      }

      boolean isLeftAt(int level) {
        return (index >> level) % 2 == 0;
      }

      long right(int level) {
        return (index >> level) + 1;
      }
    }

    void add(CommitHashReader.Leaf commit) {
      var one =
          positions.contains(commit.position()) ? new ProvenCommit(commit, tree.size()) : null;
      if (one != null) tree.edge().forEach(one::keep); // all that is on its left
      for (var subtree : tree.add(HEX.parseHex(commit.hash()))) {
        var waiting = awaited.remove(new NodePosition(subtree.level(), subtree.index()));
        if (waiting != null) waiting.forEach(other -> other.keep(subtree));
      }
      if (one != null) await(one);
    }

    private void await(ProvenCommit one) {
      proven.put(one.commit.position(), one);
      for (int level = 0; level < LEVELS; level++)
        if (one.isLeftAt(level))
          awaited
              .computeIfAbsent(new NodePosition(level, one.right(level)), _ -> new ArrayList<>())
              .add(one);
    }

    /** Empty if no commit ends at the position, or if it was not wanted. */
    Optional<InclusionProof> build(String log, long position) {
      var one = proven.get(position);
      if (one == null) return Optional.empty();
      for (int level = 0; 1L << level < tree.size(); level++) {
        var right = tree.hashFrom(one.right(level) << level);
        if (one.isLeftAt(level) && right != null) one.siblings.putIfAbsent(level, right);
      }
      return Optional.of(
          new InclusionProof(
              log,
              position,
              one.commit.hash(),
              one.index,
              tree.size(),
              HEX.formatHex(tree.root()),
              one.siblings.values().stream().map(HEX::formatHex).toList()));
    }
  }
}
