package codev.infra.eventstore.audit.merkle;

import codev.infra.eventstore.digest.Sha256;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Merkle tree (RFC 6962, 2.1) that grows leaf by leaf. It keeps one hash for each complete
 * subtree at its right edge, so its size is the logarithm of the number of leaves.
 */
public final class MerkleTree {
  private final Deque<Subtree> edge = new ArrayDeque<>();
  private long size;

  /**
   * A complete subtree of 2^level leaves.
   *
   * @param index which of those of its level it is, from the left
   */
  @SuppressWarnings("ArrayRecordComponent") // it is compared nowhere
  public record Subtree(int level, long index, byte[] hash) {
    public long firstLeaf() {
      return index << level;
    }
  }

  public long size() {
    return size;
  }

  /** The complete subtrees at the right edge, the largest first. */
  public List<Subtree> edge() {
    return List.copyOf(edge);
  }

  /** Gives the subtrees that this leaf completes, the smallest first. */
  public Iterable<Subtree> add(byte[] leaf) {
    var completed = new ArrayDeque<Subtree>();
    var subtree = new Subtree(0, size++, leafHash(leaf));
    completed.add(subtree);
    while (!edge.isEmpty() && edge.peekLast().level() == subtree.level()) {
      var left = edge.removeLast();
      subtree =
          new Subtree(subtree.level() + 1, left.index() / 2, nodeHash(left.hash(), subtree.hash()));
      completed.add(subtree);
    }
    edge.addLast(subtree);
    return completed;
  }

  public byte[] root() {
    var hash = hashFrom(0);
    return hash == null ? sha256() : hash;
  }

  /** The hash of the leaves from one on, the first of a subtree; null if there are none. */
  public byte @Nullable [] hashFrom(long firstLeaf) {
    byte[] hash = null;
    for (Iterator<Subtree> right = edge.descendingIterator(); right.hasNext(); ) {
      var subtree = right.next();
      if (subtree.firstLeaf() < firstLeaf) break;
      hash = hash == null ? subtree.hash() : nodeHash(subtree.hash(), hash);
    }
    return hash;
  }

  public static byte[] leafHash(byte[] leaf) {
    return sha256(new byte[] {0}, leaf);
  }

  public static byte[] nodeHash(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  private static byte[] sha256(byte[]... parts) {
    var digest = Sha256.begin();
    for (var part : parts) digest.update(part);
    return digest.digest();
  }
}
