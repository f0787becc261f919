package codev.infra.eventstore.audit;

import codev.infra.eventstore.audit.merkle.MerkleTree;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a note states of a log (C2SP tlog-checkpoint).
 *
 * @param origin the log's name
 * @param size number of commits
 * @param rootHash of the Merkle tree of the commits' hashes, lower-case hex
 */
public record TreeHead(String origin, long size, String rootHash) {
  private static final int HASH_BYTES = 32;

  /**
   * Further lines extend it; none may be empty. They are taken without a way back, which would need
   * the stack for each of them.
   */
  private static final Pattern TEXT =
      Pattern.compile("([^\n]+)\n(0|[1-9]\\d{0,17})\n([A-Za-z0-9+/]+=*)\n(?:[^\n]+\n)*+");

  static TreeHead of(String origin, MerkleTree tree) {
    return new TreeHead(origin, tree.size(), HexFormat.of().formatHex(tree.root()));
  }

  /**
   * From a note's text.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TreeHead parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) throw new IllegalArgumentException("no checkpoint is in the note");
    var root = Base64.getDecoder().decode(matcher.group(3));
    if (root.length != HASH_BYTES)
      throw new IllegalArgumentException("the root in the note is not a hash");
    return new TreeHead(
        matcher.group(1), Long.parseLong(matcher.group(2)), HexFormat.of().formatHex(root));
  }

  /** The lines that are signed. */
  String text() {
    return "%s\n%d\n%s\n"
        .formatted(
            origin, size, Base64.getEncoder().encodeToString(HexFormat.of().parseHex(rootHash)));
  }
}
