package codev.infra.eventstore.audit.code;

import codev.infra.eventstore.digest.Sha256;
import java.util.Arrays;

/** A code with any content and the checksum that belongs to it. */
public final class ForgedCode {
  private static final int CHECKSUM_BYTES = 4;

  private ForgedCode() {}

  /** What is in a code, without its checksum. */
  public static byte[] content(String code) {
    var bytes = Base32.decode(code.substring(ProofCode.PREFIX.length()));
    return Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
  }

  public static String of(byte[] content) {
    var all = Arrays.copyOf(content, content.length + CHECKSUM_BYTES);
    System.arraycopy(Sha256.begin().digest(content), 0, all, content.length, CHECKSUM_BYTES);
    return ProofCode.PREFIX + Base32.encode(all);
  }
}
