package codev.infra.localplatform.data;

import codev.infra.eventstore.signature.SigningKey;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of a key that signs a service's log and messages, and its replacement in three steps,
 * after each of which the service's instances are started again: the public part of the next key is
 * added; the next key signs; the one before it, of which the public part stays, is bounded by the
 * last position that it signed.
 */
public record SigningKeyFile(Path file) {
  private static final Pattern OPEN =
      Pattern.compile(
          "(?:Until-Position: *\\d{1,18}\\s*)?-----BEGIN PUBLIC KEY-----.*?-----END PUBLIC KEY-----",
          Pattern.DOTALL);

  /** The key that signs once the instances have read this file. */
  public String id() {
    if (!Files.exists(file)) throw new CliException("There is no signing key in " + file);
    return SigningKey.readOrCreate(file).id();
  }

  /** The next key, if its public part was added. */
  public boolean isPrepared() {
    return Files.exists(next()) && ids().contains(nextId());
  }

  public String nextId() {
    return SigningKey.readOrCreate(next()).id();
  }

  /** Whether the next key has taken the place of the former one, which is not bounded yet. */
  public boolean isReplaced() {
    return Files.exists(former()) && !SigningKey.readOrCreate(former()).id().equals(id());
  }

  /** Makes the next key and adds its public part. */
  public void prepare() throws IOException {
    if (!ids().contains(nextId())) {
      DurableFile.force(next());
      DurableFile.replace(
          file,
          Files.readString(file).stripTrailing() + "\n" + publicKeys(next()).getFirst() + "\n");
    }
  }

  /** Puts the next key in the place of the present one. */
  public void replace() throws IOException {
    var id = nextId();
    if (!id().equals(id)) {
      DurableFile.replace(former(), Files.readString(file));
      var newest = publicKeys(next()).getFirst();
      var otherBlocks =
          publicKeys(file).stream()
              .filter(block -> !block.endsWith(newest))
              .map(block -> block + "\n")
              .collect(Collectors.joining());
      DurableFile.replace(file, Files.readString(next()).stripTrailing() + "\n" + otherBlocks);
    }
    if (id().equals(id)) Files.delete(next());
  }

  /**
   * Ends the replacement.
   *
   * @param position of the log, beyond which the former key has signed nothing
   */
  public void bindUntil(long position) throws IOException {
    Files.deleteIfExists(next());
    var formerKey = publicKeys(former()).getFirst();
    var content = Files.readString(file);
    if (publicKeys(file).contains(formerKey))
      DurableFile.replace(
          file,
          content.replace(formerKey, "Until-Position: %d\n%s".formatted(position, formerKey)));
    Files.delete(former());
  }

  private List<String> ids() {
    if (!Files.exists(file)) throw new CliException("There is no signing key in " + file);
    return SigningKey.readOrCreate(file).jwks().stream()
        .map(jwk -> jwk.getOrDefault("kid", ""))
        .toList();
  }

  /** Public parts, each with the line that bounds it. */
  private static List<String> publicKeys(Path pem) throws IOException {
    return OPEN.matcher(Files.readString(pem)).results().map(MatchResult::group).toList();
  }

  private Path next() {
    return file.resolveSibling(file.getFileName() + ".next");
  }

  private Path former() {
    return file.resolveSibling(file.getFileName() + ".former");
  }
}
