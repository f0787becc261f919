package codev.infra.eventstore.audit.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.eventstore.digest.Sha256;
import codev.infra.eventstore.log.ChainedCommit;
import codev.infra.eventstore.log.EventRow.Aggregate;
import codev.infra.eventstore.log.HashChain;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * That a signed log has a commit, as one text: of which types its events are, whose they are and
 * when they were recorded, but not what they say.
 *
 * @param commit its hash is not in the text, but computed
 * @param leafIndex how many commits stand before it
 * @param auditPath from its hash to the root (RFC 6962), lower-case hex
 */
public record ProofCode(
    SignedHead head, ChainedCommit commit, long leafIndex, List<String> auditPath) {
  /** With this a code begins, so that the format can be replaced. */
  public static final String PREFIX = "CODEV1-";

  /** So many characters a code has at most that is printed: it stays readable on 5 cm. */
  public static final int MOST_PRINTED = 1_800;

  /** So many characters a QR code can have at most. */
  private static final int MOST_READ = 4_296;

  private static final int HASH_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;
  private static final int CHECKSUM_BYTES = 4;
  private static final Pattern LOG = Pattern.compile("[!-*,-~]{1,100}");
  private static final HexFormat HEX = HexFormat.of();

  public ProofCode {
    auditPath = List.copyOf(auditPath);
  }

  /**
   * What was signed of the log, as in the note of a checkpoint.
   *
   * @param size number of commits
   * @param rootHash of the tree of their hashes, lower-case hex
   * @param x the signer's public key, 32 bytes in base64url
   * @param signature of the note, in base64url
   */
  public record SignedHead(String log, long size, String rootHash, String x, String signature) {}

  /** Whether a text is meant to be a code. */
  public static boolean isMeant(String text) {
    return text.startsWith(PREFIX);
  }

  /** As {@link #parse} reads it. */
  public String text() {
    return PREFIX + Base32.encode(withChecksum(bytes()));
  }

  /**
   * @throws IllegalArgumentException if it is none, or was not read as it is
   */
  public static ProofCode parse(String text) {
    if (!isMeant(text)) throw new IllegalArgumentException("it does not begin with " + PREFIX);
    if (text.length() > MOST_READ) throw new IllegalArgumentException("it is too long");
    var bytes = Base32.decode(text.substring(PREFIX.length()));
    var content = Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM_BYTES));
    if (!text.equals(PREFIX + Base32.encode(withChecksum(content))))
      throw new IllegalArgumentException(
          "it is incomplete or was misread: its checksum does not match");
    try {
      var code = read(ByteBuffer.wrap(content));
      if (!Arrays.equals(code.bytes(), content))
        throw new IllegalArgumentException("it is not written as codes are");
      return code;
    } catch (BufferUnderflowException | ArithmeticException e) {
      throw new IllegalArgumentException("it is not written as codes are", e);
    }
  }

  private static byte[] withChecksum(byte[] content) {
    var all = Arrays.copyOf(content, content.length + CHECKSUM_BYTES);
    System.arraycopy(Sha256.begin().digest(content), 0, all, content.length, CHECKSUM_BYTES);
    return all;
  }

  private byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      write(out, head.log());
      out.writeLong(head.size());
      out.write(HEX.parseHex(head.rootHash()));
      out.write(Base64.getUrlDecoder().decode(head.x()));
      out.write(Base64.getUrlDecoder().decode(head.signature()));
      out.writeLong(leafIndex);
      out.write(HEX.parseHex(commit.previousHash()));
      out.writeLong(commit.position());
      out.writeLong(commit.sequence());
      out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, commit.at()));
      write(out, commit.aggregate().type());
      write(out, commit.aggregate().id());
      out.writeLong(commit.eventTypes().size());
      for (var type : commit.eventTypes()) write(out, type);
      out.write(HEX.parseHex(commit.contentDigest()));
      for (var hash : auditPath) out.write(HEX.parseHex(hash));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static ProofCode read(ByteBuffer bytes) {
    var log = text(bytes);
    if (!LOG.matcher(log).matches()) throw new IllegalArgumentException("its log has no name");
    var url = Base64.getUrlEncoder().withoutPadding();
    var head =
        new SignedHead(
            log,
            bytes.getLong(),
            hash(bytes),
            url.encodeToString(next(bytes, HASH_BYTES)),
            url.encodeToString(next(bytes, SIGNATURE_BYTES)));
    long leafIndex = bytes.getLong();
    var commit = commit(leafIndex == 0 ? "" : hash(bytes), bytes);
    var path = new ArrayList<String>();
    while (bytes.hasRemaining()) path.add(hash(bytes));
    return new ProofCode(head, commit, leafIndex, path);
  }

  private static ChainedCommit commit(String previousHash, ByteBuffer bytes) {
    long position = bytes.getLong();
    long sequence = bytes.getLong();
    var at = Instant.EPOCH.plus(bytes.getLong(), ChronoUnit.MICROS);
    var aggregate = new Aggregate(text(bytes), text(bytes));
    long count = bytes.getLong();
    var types = new ArrayList<String>();
    for (long i = 0; i < count; i++) types.add(text(bytes));
    if (types.isEmpty()) throw new IllegalArgumentException("its entry has no event");
    var digest = hash(bytes);
    return new ChainedCommit(
        position,
        aggregate,
        sequence,
        List.copyOf(types),
        at,
        digest,
        previousHash,
        HashChain.hash(previousHash, position, aggregate, sequence, types, at, digest));
  }

  private static String text(ByteBuffer bytes) {
    return new String(next(bytes, bytes.getInt()), UTF_8);
  }

  private static String hash(ByteBuffer bytes) {
    return HEX.formatHex(next(bytes, HASH_BYTES));
  }

  private static byte[] next(ByteBuffer bytes, int length) {
    if (length < 0 || length > bytes.remaining()) throw new BufferUnderflowException();
    var next = new byte[length];
    bytes.get(next);
    return next;
  }
}
