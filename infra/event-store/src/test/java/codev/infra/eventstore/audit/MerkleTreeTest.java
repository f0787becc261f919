package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.audit.merkle.MerkleTree;
import codev.infra.eventstore.signature.SigningKey;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The Merkle tree of a log's commits")
class MerkleTreeTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST = 40;

  @Test
  @DisplayName("has the root that RFC 6962 defines, for each size")
  void has_the_root_of_the_definition() {
    for (int size = 0; size <= MOST; size++) {
      var tree = new MerkleTree();
      leaves(size).forEach(tree::add);
      assertThat(tree.root()).as("size %d", size).isEqualTo(rootByDefinition(leaves(size)));
      assertThat(tree.size()).isEqualTo(size);
    }
  }

  @Test
  @DisplayName("proves each commit of each size, and no other")
  void proves_each_commit() {
    for (int size = 1; size <= MOST; size++)
      for (int index = 0; index < size; index++) {
        var proof = proof(size, index);
        assertThat(proof.leafIndex()).isEqualTo(index);
        assertThat(verifies(proof, leaves(size).get(index))).as("%s", proof).isTrue();
        assertThat(verifies(proof, leaves(size + 1).get((index + 1) % (size + 1)))).isFalse();
      }
  }

  @Test
  @DisplayName("proves many commits in one reading, each as if it were alone")
  void proves_many_at_once() {
    for (int size = 1; size <= MOST; size++) {
      var wanted = LongStream.range(0, size).filter(i -> i % 3 < 2).boxed().toList();
      var builder = new InclusionProof.Builder(wanted);
      for (int i = 0; i < size; i++)
        builder.add(new CommitHashReader.Leaf(i, HEX.formatHex(leaves(size).get(i))));
      for (int i = 0; i < size; i++)
        assertThat(builder.build("log", i))
            .isEqualTo(i % 3 < 2 ? Optional.of(proof(size, i)) : Optional.<InclusionProof>empty());
    }
  }

  @Test
  @DisplayName("proves nothing that is not in the log")
  void proves_nothing_else() {
    assertThat(builder(5, 7).build("log", 7)).isEmpty();
  }

  @Test
  @DisplayName("is signed in a note that names the log, the size and the root")
  void is_signed_in_a_note(@TempDir Path folder) {
    var key = SigningKey.readOrCreate(folder.resolve("key.pem"));
    var tree = new MerkleTree();
    leaves(3).forEach(tree::add);
    var note = SignedNote.of("session-service", tree.size(), tree.root(), key);

    var lines = note.split("\n", -1);
    assertThat(lines[0]).isEqualTo("session-service");
    assertThat(lines[1]).isEqualTo("3");
    assertThat(Base64.getDecoder().decode(lines[2])).isEqualTo(tree.root());
    assertThat(lines[3]).isEmpty();
    assertThat(lines[4]).startsWith("\u2014 session-service ");
    var signed = Base64.getDecoder().decode(lines[4].substring("\u2014 session-service ".length()));
    var text = note.substring(0, note.indexOf("\n\n") + 1).getBytes(UTF_8);
    var signature =
        Base64.getUrlEncoder().encodeToString(Arrays.copyOfRange(signed, 4, signed.length));
    var x = Base64.getUrlEncoder().withoutPadding().encodeToString(key.publicKey());
    assertThat(SigningKey.verify(x, text, signature)).isTrue();
    assertThat(Arrays.copyOf(signed, 4))
        .isEqualTo(
            Arrays.copyOf(
                sha256("session-service".getBytes(UTF_8), new byte[] {10, 1}, key.publicKey()), 4));
  }

  private static InclusionProof proof(int size, int index) {
    return builder(size, index).build("log", index).orElseThrow();
  }

  private static InclusionProof.Builder builder(int size, int index) {
    var builder = new InclusionProof.Builder(List.of((long) index));
    for (int i = 0; i < size; i++)
      builder.add(new CommitHashReader.Leaf(i, HEX.formatHex(leaves(size).get(i))));
    return builder;
  }

  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> ("leaf " + i).getBytes(UTF_8)).toList();
  }

  /** RFC 6962, 2.1: split at the largest power of two below the size. */
  private static byte[] rootByDefinition(List<byte[]> leaves) {
    if (leaves.isEmpty()) return sha256();
    if (leaves.size() == 1) return sha256(new byte[] {0}, leaves.getFirst());
    int split = Integer.highestOneBit(leaves.size() - 1);
    return sha256(
        new byte[] {1},
        rootByDefinition(leaves.subList(0, split)),
        rootByDefinition(leaves.subList(split, leaves.size())));
  }

  /** RFC 9162, 2.1.3.2. */
  private static boolean verifies(InclusionProof proof, byte[] leaf) {
    long fn = proof.leafIndex();
    long sn = proof.treeSize() - 1;
    var hash = sha256(new byte[] {0}, leaf);
    for (var hex : proof.auditPath()) {
      var sibling = HEX.parseHex(hex);
      if (sn == 0) return false;
      if (fn % 2 == 1 || fn == sn) {
        hash = sha256(new byte[] {1}, sibling, hash);
        while (fn % 2 == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else hash = sha256(new byte[] {1}, hash, sibling);
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && HEX.formatHex(hash).equals(proof.rootHash());
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) digest.update(part);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
