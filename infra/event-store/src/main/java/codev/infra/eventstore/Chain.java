package codev.infra.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The audit chain: each event's hash covers the hash before it, so that nothing can be altered,
 * added, removed or moved without every later hash telling.
 *
 * <p>{@code hash = SHA-256(previous ‖ position ‖ commit ‖ sequence ‖ at ‖ aggregate type ‖
 * aggregate id ‖ event id ‖ type ‖ revision ‖ content digest)}: the hash before as 32 bytes (none
 * before the first event), numbers as 8 bytes, {@code at} in microseconds since 1970, texts in
 * UTF-8 after their length in 4 bytes. {@code content digest = SHA-256(payload ‖ metadata)}, each
 * after its length: who holds only the digest can check the chain without reading a word.
 */
public final class Chain {
  private static final HexFormat HEX = HexFormat.of();

  private Chain() {}

  /**
   * One link, as far as an auditor may see it.
   *
   * @param commit position of the first event of its commit
   * @param sequence number in the aggregate's history, counted from 0
   * @param contentDigest SHA-256 of what was said, lower-case hex
   */
  public record Link(
      long position,
      long commit,
      String aggregateType,
      String aggregateId,
      long sequence,
      String eventId,
      String type,
      String revision,
      Instant at,
      String contentDigest) {}

  /**
   * The hash of a link, in lower-case hex.
   *
   * @param previous the hash before, in lower-case hex, empty before the first event
   */
  public static String hash(String previous, Link link) {
    var bytes = new ByteArrayOutputStream(384);
    try (var out = new DataOutputStream(bytes)) {
      out.write(HEX.parseHex(previous));
      out.writeLong(link.position());
      out.writeLong(link.commit());
      out.writeLong(link.sequence());
      out.writeLong(micros(link.at()));
      for (var text :
          new String[] {
            link.aggregateType(), link.aggregateId(), link.eventId(), link.type(), link.revision()
          }) sized(out, text.getBytes(UTF_8));
      out.write(HEX.parseHex(link.contentDigest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HEX.formatHex(sha256().digest(bytes.toByteArray()));
  }

  static String contentDigest(byte[] payload, byte[] metadata) {
    var sha = sha256();
    for (var part : new byte[][] {payload, metadata}) {
      sha.update(
          new byte[] {
            (byte) (part.length >>> 24),
            (byte) (part.length >>> 16),
            (byte) (part.length >>> 8),
            (byte) part.length
          });
      sha.update(part);
    }
    return HEX.formatHex(sha.digest());
  }

  static Link link(Entry entry) {
    return new Link(
        entry.position(),
        entry.commit(),
        entry.aggregateType(),
        entry.aggregateId(),
        entry.sequence(),
        entry.eventId(),
        entry.type(),
        entry.revision(),
        entry.at(),
        contentDigest(entry.payload(), entry.metadata()));
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static void sized(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
