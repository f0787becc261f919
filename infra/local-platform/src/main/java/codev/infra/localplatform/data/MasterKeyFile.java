package codev.infra.localplatform.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The file of the master key, one key a line.
 *
 * @param retired lists the names of those that were removed: of them older backups are known
 */
public record MasterKeyFile(Path file, Path retired) {
  private static final int BYTES = 32;
  private static final int ID_BYTES = 6;

  /** The names of its keys, as services give them. */
  public List<String> ids() throws IOException {
    return lines().stream().map(MasterKeyFile::id).toList();
  }

  /** The same; none where there is no file. */
  public List<String> idsIfAny() throws IOException {
    return Files.exists(file) ? ids() : List.of();
  }

  /** Adds a new key below those that are there. */
  public String add() throws IOException {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    var line = Base64.getEncoder().encodeToString(bytes);
    var lines = new ArrayList<>(lines());
    lines.add(line);
    replace(file, lines);
    return id(line);
  }

  /** Removes keys by which nothing is wrapped any more; what has no other key is left as it is. */
  public void remove(Collection<String> ids) throws IOException {
    var lines = lines();
    var lostLines = lines.stream().filter(line -> ids.contains(id(line))).toList();
    var otherLines = lines.stream().filter(line -> !ids.contains(id(line))).toList();
    if (lostLines.isEmpty() || otherLines.isEmpty()) return;
    var names = new ArrayList<>(before());
    for (var line : lostLines) if (!names.contains(id(line))) names.add(id(line));
    replace(retired, names);
    replace(file, otherLines);
  }

  /** Whether it has each key of another file, or had it before that was retired. */
  public boolean knows(Path other) throws IOException {
    var lines = lines();
    var before = before();
    return lines(other).stream()
        .allMatch(line -> lines.contains(line) || before.contains(id(line)));
  }

  /** Whether it has a key of this name, or had it before that was retired; true without a file. */
  public boolean knows(String id) throws IOException {
    return !Files.exists(file) || ids().contains(id) || before().contains(id);
  }

  /**
   * The keys that came after those in an earlier copy of this file, as lines.
   *
   * @return none where there is no file, or where the other one is not an earlier copy
   */
  public List<String> newerThan(Path other) throws IOException {
    if (!Files.exists(file) || !Files.exists(other) || !knows(other)) return List.of();
    var earlier = lines(other);
    return lines().stream().filter(line -> !earlier.contains(line)).toList();
  }

  /** Adds keys below those that are there. */
  public void add(List<String> keys) throws IOException {
    if (keys.isEmpty()) return;
    var lines = new ArrayList<>(lines());
    lines.addAll(keys);
    replace(file, lines);
  }

  /** The beginning of a digest, which tells nothing about the key. */
  static String id(String line) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> before() throws IOException {
    return Files.exists(retired) ? lines(retired) : List.of();
  }

  private List<String> lines() throws IOException {
    if (!Files.exists(file)) throw new CliException("There is no master key in " + file);
    return lines(file);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static void replace(Path file, List<String> lines) throws IOException {
    DurableFile.replace(file, String.join("\n", lines) + "\n");
  }
}
