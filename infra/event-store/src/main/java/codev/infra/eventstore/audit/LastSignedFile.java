package codev.infra.eventstore.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checkpoint that was signed last, in a file beside the signing key and in memory: rewriting
 * the database does not reach it. It is deleted when a log is deliberately restored.
 */
final class LastSignedFile {
  private static final Logger LOG = LoggerFactory.getLogger(LastSignedFile.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private final Path file;
  private Optional<Checkpoint> last;
  private boolean isWritable = true;

  private LastSignedFile(Path file, Optional<Checkpoint> last) {
    this.file = file;
    this.last = last;
  }

  /**
   * @throws SigningKeyRefusedException if the file is there and has no checkpoint
   */
  static LastSignedFile beside(Path keyFile) {
    var file = keyFile.resolveSibling(keyFile.getFileName() + ".signed");
    return new LastSignedFile(file, read(file));
  }

  private static Optional<Checkpoint> read(Path file) {
    try {
      var signed = JSON.readValue(Files.readString(file), Checkpoint.class);
      if (signed != null && isWhole(signed)) return Optional.of(signed);
      throw refusal(file);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (JacksonException | CharacterCodingException _) {
      throw refusal(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The last checkpoint cannot be read from " + file, e);
    }
  }

  private static boolean isWhole(Checkpoint one) {
    return Stream.<Object>of(one.log(), one.hash(), one.at(), one.signature(), one.keyId())
        .allMatch(Objects::nonNull);
  }

  private static SigningKeyRefusedException refusal(Path file) {
    return new SigningKeyRefusedException(
        "There is no checkpoint in %s, where the one that was signed last is kept".formatted(file)
            + " apart from the log. Verify an export against checkpoints that are kept elsewhere,"
            + " then delete the file.");
  }

  Optional<Checkpoint> last() {
    return last;
  }

  void keep(Checkpoint signed) {
    if (last.filter(one -> one.position() == signed.position()).isPresent()) return;
    last = Optional.of(signed);
    if (!isWritable) return;
    try {
      var draft = Files.createTempFile(file.toAbsolutePath().getParent(), "signed", ".new");
      try {
        Files.writeString(draft, JSON.writeValueAsString(signed));
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      isWritable = false;
      LOG.warn(
          "The checkpoint that was signed last cannot be kept in {}: after a restart a log that was"
              + " rewritten together with its checkpoints is not noticed here ({})",
          file,
          e.toString());
    }
  }
}
