package codev.infra.eventstore.audit.code;

import java.io.ByteArrayOutputStream;

/** RFC 4648 without padding: its characters are those of the alphanumeric mode of QR codes. */
final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    var text = new StringBuilder();
    int pending = 0;
    int bits = 0;
    for (var one : bytes) {
      pending = (pending << Byte.SIZE) | Byte.toUnsignedInt(one);
      bits += Byte.SIZE;
      while (bits >= BITS) {
        bits -= BITS;
        text.append(DIGITS.charAt(pending >> bits));
        pending &= (1 << bits) - 1;
      }
    }
    if (bits > 0) text.append(DIGITS.charAt(pending << (BITS - bits)));
    return text.toString();
  }

  /**
   * Bits after the last whole byte are left out.
   *
   * @throws IllegalArgumentException if a character is none of its digits
   */
  static byte[] decode(String text) {
    var bytes = new ByteArrayOutputStream();
    int pending = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0)
        throw new IllegalArgumentException("it has a character that codes do not have");
      pending = (pending << BITS) | digit;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.write(pending >> bits);
        pending &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }
}
