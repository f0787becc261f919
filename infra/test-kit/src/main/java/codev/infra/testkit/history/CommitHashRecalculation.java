package codev.infra.testkit.history;

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
import java.util.List;

/** The hash of a commit, computed a second time from the description of the audit chain. */
final class CommitHashRecalculation {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
  private final DataOutputStream out = new DataOutputStream(bytes);

  private CommitHashRecalculation() {}

  static String hash(String previousHash, List<LoggedEvent> commit) {
    try {
      return HexFormat.of().formatHex(new CommitHashRecalculation().commit(previousHash, commit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] commit(String previousHash, List<LoggedEvent> commit) throws IOException {
    var first = commit.getFirst();
    out.write(HexFormat.of().parseHex(previousHash));
    out.writeLong(commit.getLast().position());
    out.writeLong(first.sequence());
    writeTime(first.at());
    writeText(first.aggregate().type());
    writeText(first.aggregate().id());
    out.writeLong(commit.size());
    for (var event : commit) writeText(event.type());
    out.write(new CommitHashRecalculation().content(commit));
    return digest();
  }

  private byte[] content(List<LoggedEvent> commit) throws IOException {
    for (var event : commit) {
      writeText(event.eventId());
      writeText(event.revision());
      writeTime(event.at());
      writeSized(event.payload());
      writeSized(event.metadata());
    }
    return digest();
  }

  private void writeTime(Instant at) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  private void writeText(String text) throws IOException {
    writeSized(text.getBytes(UTF_8));
  }

  private void writeSized(byte[] content) throws IOException {
    out.writeInt(content.length);
    out.write(content);
  }

  private byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
