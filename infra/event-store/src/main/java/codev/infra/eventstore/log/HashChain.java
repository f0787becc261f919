package codev.infra.eventstore.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.digest.Sha256;
import codev.infra.eventstore.log.EventRow.Aggregate;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * The audit chain: each commit's hash covers the hash before it, so that nothing can be altered,
 * added, removed or moved without every later hash changing.
 *
 * <p>{@code hash = SHA-256(previous hash ‖ position ‖ sequence ‖ at ‖ aggregate type ‖ aggregate id
 * ‖ number of events ‖ their types ‖ content digest)}: hashes and digests as 32 bytes (no previous
 * hash before the first commit), numbers as 8 bytes, {@code at} in microseconds since 1970, texts
 * in UTF-8 after their length in 4 bytes.
 *
 * <p>{@code content digest = SHA-256(event id ‖ revision ‖ at ‖ payload ‖ metadata)} over all
 * events of the commit, likewise; payload and metadata are bytes after their length. With the
 * digest alone the chain can be checked without reading any text.
 */
public final class HashChain {
  private static final HexFormat HEX = HexFormat.of();
  private static final long MICROS_OF_A_SECOND = 1_000_000;
  private static final int NANOS_OF_A_MICRO = 1_000;

  private HashChain() {}

  public static String hash(
      String previousHash,
      long position,
      Aggregate aggregate,
      long sequence,
      List<String> eventTypes,
      Instant at,
      String contentDigest) {
    var previous = HEX.parseHex(previousHash);
    var digest = HEX.parseHex(contentDigest);
    var type = aggregate.type().getBytes(UTF_8);
    var id = aggregate.id().getBytes(UTF_8);
    var types = eventTypes.stream().map(one -> one.getBytes(UTF_8)).toArray(byte[][]::new);
    int length =
        previous.length + 4 * Long.BYTES + sizeOf(type, id) + sizeOf(types) + digest.length;
    var bytes =
        ByteBuffer.allocate(length)
            .put(previous)
            .putLong(position)
            .putLong(sequence)
            .putLong(micros(at));
    put(bytes, type, id);
    bytes.putLong(types.length);
    put(bytes, types);
    return Sha256.hex(bytes.put(digest).array());
  }

  /** Each after its length. */
  private static int sizeOf(byte[]... texts) {
    int size = 0;
    for (var text : texts) size += Integer.BYTES + text.length;
    return size;
  }

  private static void put(ByteBuffer bytes, byte[]... texts) {
    for (var text : texts) bytes.putInt(text.length).put(text);
  }

  /** Of a commit's events, all of them. */
  public static String contentDigest(List<NewEvent> events) {
    return sha256(
        out -> {
          for (var event : events) {
            write(out, event.eventId());
            write(out, event.revision());
            out.writeLong(micros(event.at()));
            write(out, event.payload());
            write(out, event.metadata());
          }
        });
  }

  /** Whether all of it is in the hash. */
  public static boolean isWhole(Instant at) {
    return at.equals(at.truncatedTo(ChronoUnit.MICROS));
  }

  static long micros(Instant at) {
    long seconds = at.getEpochSecond();
    if (seconds < 0) return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    return Math.addExact(
        Math.multiplyExact(seconds, MICROS_OF_A_SECOND), at.getNano() / NANOS_OF_A_MICRO);
  }

  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private static String sha256(Content content) {
    var bytes = new ByteArrayOutputStream(512);
    try (var out = new DataOutputStream(bytes)) {
      content.writeTo(out);
      return Sha256.hex(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    write(out, text.getBytes(UTF_8));
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
