package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.audit.NoteKey.Kind;
import codev.infra.eventstore.signature.SigningKey;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A checkpoint as a signed note (C2SP signed-note and tlog-checkpoint), so that witnesses which
 * others have written can cosign it.
 *
 * @param text what is signed, up to and with its last line feed
 * @param signatures lines, without their line feeds
 */
public record SignedNote(String text, List<String> signatures) {
  private static final int SIGNATURE_BYTES = 64;
  private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^\\s+]+) ([A-Za-z0-9+/]+=*)");

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * @param origin the log's name
   * @param size number of commits
   * @param root of the Merkle tree of the commits' hashes
   */
  static String of(String origin, long size, byte[] root, SigningKey key) {
    var text = "%s\n%d\n%s\n".formatted(origin, size, Base64.getEncoder().encodeToString(root));
    var signature = key.signBytes(text.getBytes(UTF_8));
    return new SignedNote(text, List.of())
        .with(NoteKey.of(origin, Kind.LOG, key), signature)
        .toString();
  }

  /**
   * @throws IllegalArgumentException if it is no note
   */
  public static SignedNote parse(String note) {
    int end = note.lastIndexOf("\n\n");
    if (end < 0 || !note.endsWith("\n") || hasControlCharacters(note))
      throw new IllegalArgumentException("no signed note");
    var lines = note.substring(end + 2).lines().toList();
    if (lines.isEmpty() || !lines.stream().allMatch(SignedNote::isSignature))
      throw new IllegalArgumentException("no signature under the note");
    return new SignedNote(note.substring(0, end + 1), lines);
  }

  private static boolean isSignature(String line) {
    var matcher = SIGNATURE.matcher(line);
    return matcher.matches() && isBase64(matcher.group(2));
  }

  private static boolean isBase64(String text) {
    try {
      return Base64.getDecoder().decode(text).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private static boolean hasControlCharacters(String note) {
    return note.chars().anyMatch(character -> character < ' ' && character != '\n');
  }

  public TreeHead head() {
    return TreeHead.parse(text);
  }

  /** Whether the log's key has signed it. */
  public boolean isSignedBy(NoteKey log) {
    return signatureOf(log).isPresent();
  }

  /** The log's signature, 64 bytes; empty if its key has not signed it. */
  Optional<byte[]> signatureOf(NoteKey log) {
    return signatures(log).stream()
        .filter(signature -> verifies(log, text.getBytes(UTF_8), signature))
        .findFirst();
  }

  /** When a witness has cosigned it; empty if it has not. */
  public Optional<Instant> cosignedAt(NoteKey witness) {
    for (var signature : signatures(witness)) {
      if (signature.length != Long.BYTES + SIGNATURE_BYTES) continue;
      long seconds = ByteBuffer.wrap(signature).getLong();
      if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) continue;
      if (verifies(
          witness, cosigned(seconds), Arrays.copyOfRange(signature, Long.BYTES, signature.length)))
        return Optional.of(Instant.ofEpochSecond(seconds));
    }
    return Optional.empty();
  }

  /** With a witness's signature, which says when it has seen the note. */
  public SignedNote cosign(String witness, SigningKey key, Instant at) {
    long seconds = at.getEpochSecond();
    var signature = key.signBytes(cosigned(seconds));
    return with(
        NoteKey.of(witness, Kind.WITNESS, key),
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array());
  }

  private byte[] cosigned(long seconds) {
    return "cosignature/v1\ntime %d\n%s".formatted(seconds, text).getBytes(UTF_8);
  }

  private SignedNote with(NoteKey key, byte[] signature) {
    var bytes =
        ByteBuffer.allocate(NoteKey.ID_BYTES + signature.length)
            .put(key.id())
            .put(signature)
            .array();
    var all = new ArrayList<>(signatures);
    all.add("\u2014 %s %s".formatted(key.name(), Base64.getEncoder().encodeToString(bytes)));
    return new SignedNote(text, all);
  }

  /** What stands after the key's id, in the lines that name the key. */
  private List<byte[]> signatures(NoteKey key) {
    var found = new ArrayList<byte[]>();
    for (var line : signatures) {
      var matcher = SIGNATURE.matcher(line);
      if (!matcher.matches() || !matcher.group(1).equals(key.name())) continue;
      var bytes = Base64.getDecoder().decode(matcher.group(2));
      if (bytes.length > NoteKey.ID_BYTES
          && Arrays.equals(Arrays.copyOf(bytes, NoteKey.ID_BYTES), key.id()))
        found.add(Arrays.copyOfRange(bytes, NoteKey.ID_BYTES, bytes.length));
    }
    return found;
  }

  private static boolean verifies(NoteKey key, byte[] message, byte[] signature) {
    return SigningKey.verify(
        key.x(), message, Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
  }

  @Override
  public String toString() {
    return text + "\n" + String.join("\n", signatures) + "\n";
  }
}
