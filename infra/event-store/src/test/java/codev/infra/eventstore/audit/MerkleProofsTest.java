package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.audit.merkle.MerkleProofs;
import codev.infra.eventstore.audit.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Proofs in the Merkle tree")
class MerkleProofsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST = 40;

  /** Those with which implementations of Certificate Transparency (RFC 6962) are compared. */
  private static final List<byte[]> KNOWN =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HEX::parseHex)
          .toList();

  private static final String NODE_2 =
      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";

  @ParameterizedTest
  @DisplayName("the roots are those of the published test vectors")
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void known_roots(int size, String root) {
    assertThat(head(KNOWN, size).rootHash()).isEqualTo(root);
  }

  @Test
  @DisplayName("the consistency proofs are those of the published test vectors")
  void known_consistency_proofs() {
    assertThat(consistency(KNOWN, 1, 1).path()).isEmpty();
    assertThat(consistency(KNOWN, 1, 8).path())
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            NODE_2,
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(consistency(KNOWN, 6, 8).path())
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    assertThat(consistency(KNOWN, 2, 5).path())
        .containsExactly(
            NODE_2, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
  }

  @Test
  @DisplayName("each tree is proven to begin with each smaller one, and with no other")
  void each_tree_begins_with_each_smaller_one() {
    var leaves = leaves(MOST);
    var others = new ArrayList<>(leaves);
    others.set(0, "another".getBytes(UTF_8));
    for (int second = 1; second <= MOST; second++)
      for (int first = 0; first <= second; first++) {
        var proof = consistency(leaves, first, second);
        assertThat(proof.proves(head(leaves, first), head(leaves, second)))
            .as("%s", proof)
            .isTrue();
        if (first > 0) {
          assertThat(proof.proves(head(others, first), head(leaves, second))).isFalse();
          assertThat(proof.proves(head(leaves, first), head(others, second))).isFalse();
          assertThat(
                  consistency(others, first, second)
                      .proves(head(leaves, first), head(others, second)))
              .isFalse();
        }
      }
  }

  @Test
  @DisplayName("an altered proof proves nothing, wherever it was altered")
  void an_altered_proof_proves_nothing() {
    var random = new Random(20261130);
    var leaves = leaves(MOST);
    for (int i = 0; i < 500; i++) {
      int second = 2 + random.nextInt(MOST - 1);
      int first = 1 + random.nextInt(second - 1);
      var proof = consistency(leaves, first, second);
      var path = new ArrayList<>(proof.path());
      int where = random.nextInt(path.size());
      switch (random.nextInt(3)) {
        case 0 -> path.remove(where);
        case 1 -> path.add(where, path.get(where));
        default -> {
          var hash = HEX.parseHex(path.get(where));
          hash[random.nextInt(hash.length)] ^= 1;
          path.set(where, HEX.formatHex(hash));
        }
      }
      var altered = new ConsistencyProof("log", first, second, path);
      assertThat(altered.proves(head(leaves, first), head(leaves, second)))
          .as("%s", altered)
          .isFalse();
    }
  }

  @Test
  @DisplayName("each commit is proven in each tree that has it, at its place only")
  void each_commit_is_proven_at_its_place() {
    var leaves = leaves(MOST);
    for (int size = 1; size <= MOST; size++)
      for (int index = 0; index < size; index++) {
        var proof = inclusion(leaves, index, size);
        var path = proof.auditPath().stream().map(HEX::parseHex).toList();
        var root = HEX.parseHex(head(leaves, size).rootHash());
        for (int at = -1; at <= size; at++)
          assertThat(MerkleProofs.isIncluded(leaves.get(index), at, size, path, root))
              .as("%d of %d at %d", index, size, at)
              .isEqualTo(at == index);
        assertThat(MerkleProofs.isIncluded("x".getBytes(UTF_8), index, size, path, root)).isFalse();
      }
  }

  @Test
  @DisplayName("of a size that the log does not have there is none")
  void a_size_that_the_log_does_not_have() {
    var builder = new ConsistencyProof.Builder(2, 9);
    KNOWN.forEach(builder::add);
    assertThat(builder.build("log")).isEmpty();
  }

  private static ConsistencyProof consistency(List<byte[]> leaves, int first, int second) {
    var builder = new ConsistencyProof.Builder(first, second);
    leaves.forEach(builder::add);
    return builder.build("log").orElseThrow();
  }

  private static InclusionProof inclusion(List<byte[]> leaves, int index, int size) {
    var builder = new InclusionProof.Builder(List.of((long) index));
    for (int i = 0; i < size; i++)
      builder.add(new CommitHashReader.Leaf(i, HEX.formatHex(leaves.get(i))));
    return builder.build("log", index).orElseThrow();
  }

  private static TreeHead head(List<byte[]> leaves, int size) {
    var tree = new MerkleTree();
    leaves.subList(0, size).forEach(tree::add);
    return TreeHead.of("log", tree);
  }

  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> ("leaf " + i).getBytes(UTF_8)).toList();
  }
}
