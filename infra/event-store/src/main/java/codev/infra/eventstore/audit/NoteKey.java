package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.digest.Sha256;
import codev.infra.eventstore.signature.SigningKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public key of a note's signer (C2SP signed-note).
 *
 * @param x its 32 bytes in base64url, as in a JWK
 */
public record NoteKey(String name, Kind kind, String x) {
  static final int ID_BYTES = 4;
  private static final int KEY_BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile("([^\\s+]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+=*)");

  /** What the key signs. */
  public enum Kind {
    /** The text of a note. */
    LOG(1),
    /** The text and the time (C2SP tlog-cosignature, version 1). */
    WITNESS(4);

    private final byte number;

    Kind(int number) {
      this.number = (byte) number;
    }
  }

  public static NoteKey of(String name, Kind kind, SigningKey key) {
    return new NoteKey(name, kind, key.x());
  }

  /**
   * From {@code NAME+ID+KEY}.
   *
   * @throws IllegalArgumentException if it is none, or of another kind than Ed25519
   */
  public static NoteKey parse(String text) {
    var matcher = TEXT.matcher(text);
    if (!matcher.matches()) throw new IllegalArgumentException(text + " is no key of a note");
    var bytes = Base64.getDecoder().decode(matcher.group(3));
    for (var kind : Kind.values())
      if (bytes.length == KEY_BYTES + 1 && bytes[0] == kind.number) {
        var x =
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(bytes, 1, bytes.length));
        var key = new NoteKey(matcher.group(1), kind, x);
        if (key.idText().equals(matcher.group(2))) return key;
      }
    throw new IllegalArgumentException(text + " is no Ed25519 key, or its id does not match it");
  }

  /** As {@link #parse} reads it. */
  public String text() {
    var bytes = ByteBuffer.allocate(KEY_BYTES + 1).put(kind.number).put(bytes()).array();
    return "%s+%s+%s".formatted(name, idText(), Base64.getEncoder().encodeToString(bytes));
  }

  byte[] id() {
    var digest = Sha256.begin();
    digest.update(name.getBytes(UTF_8));
    digest.update(new byte[] {'\n', kind.number});
    return Arrays.copyOf(digest.digest(bytes()), ID_BYTES);
  }

  private String idText() {
    return HexFormat.of().formatHex(id());
  }

  private byte[] bytes() {
    return Base64.getUrlDecoder().decode(x);
  }
}
