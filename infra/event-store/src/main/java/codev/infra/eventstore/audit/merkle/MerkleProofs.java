package codev.infra.eventstore.audit.merkle;

import static codev.infra.eventstore.audit.merkle.MerkleTree.nodeHash;

import java.util.Arrays;
import java.util.List;

/** Verifies what is proven in a Merkle tree, from hashes alone (RFC 9162, 2.1.3.2 and 2.1.4.2). */
public final class MerkleProofs {
  private MerkleProofs() {}

  /**
   * Whether a leaf is in a tree.
   *
   * @param leaf what the leaf holds, without its prefix
   * @param index how many leaves stand before it
   * @param path from the leaf to the root
   */
  public static boolean isIncluded(
      byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) return false;
    long fn = index;
    long sn = size - 1;
    var hash = MerkleTree.leafHash(leaf);
    for (var sibling : path) {
      if (sn == 0) return false;
      if (isOdd(fn) || fn == sn) {
        hash = nodeHash(sibling, hash);
        while (!isOdd(fn) && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else hash = nodeHash(hash, sibling);
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(hash, root);
  }

  /** Whether a tree begins with all leaves of an earlier one. An empty one is in every tree. */
  public static boolean isConsistent(
      long firstSize, byte[] firstRoot, long secondSize, byte[] secondRoot, List<byte[]> path) {
    if (firstSize < 0 || firstSize > secondSize) return false;
    if (firstSize == secondSize) return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
    if (firstSize == 0) return path.isEmpty() && Arrays.equals(firstRoot, new MerkleTree().root());
    var isWhole = Long.bitCount(firstSize) == 1; // then its root is a node of the later tree
    if (path.isEmpty() && !isWhole) return false;
    int skipped = Long.numberOfTrailingZeros(firstSize);
    long fn = (firstSize - 1) >> skipped;
    long sn = (secondSize - 1) >> skipped;
    var first = isWhole ? firstRoot : path.getFirst();
    var second = first;
    for (var hash : isWhole ? path : path.subList(1, path.size())) {
      if (sn == 0) return false;
      if (isOdd(fn) || fn == sn) {
        first = nodeHash(hash, first);
        second = nodeHash(hash, second);
        while (!isOdd(fn) && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else second = nodeHash(second, hash);
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && Arrays.equals(first, firstRoot) && Arrays.equals(second, secondRoot);
  }

  private static boolean isOdd(long number) {
    return (number & 1) == 1;
  }
}
