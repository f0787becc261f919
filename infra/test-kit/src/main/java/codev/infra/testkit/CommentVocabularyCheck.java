package codev.infra.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks comments of the infrastructure and of the outcomes for words that name a person's speech
 * where the field has a noun (message, event, request, caller).
 */
public final class CommentVocabularyCheck {
  private static final Pattern UNWANTED =
      Pattern.compile("\\b(told|said|heard|whoever|somebody)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMMENT = Pattern.compile("^\\s*(/\\*\\*|\\*|//)|//\\s");

  private CommentVocabularyCheck() {}

  /** Each line of a comment below a folder of the repository that uses such a word. */
  public static List<String> violations(String folder) throws IOException {
    var root = ArchitectureRules.repository();
    var sources =
        RepositoryFiles.sources(root.resolve(folder)).stream()
            .filter(file -> root.relativize(file).toString().contains("src/main"))
            .toList();
    if (sources.isEmpty()) throw new IllegalStateException("no sources below " + folder);
    return sources.stream().flatMap(file -> violations(root, file)).toList();
  }

  private static Stream<String> violations(Path root, Path file) {
    var lines = read(file);
    return IntStream.range(0, lines.size())
        .filter(i -> COMMENT.matcher(lines.get(i)).find())
        .filter(i -> UNWANTED.matcher(lines.get(i)).find())
        .mapToObj(i -> root.relativize(file) + ":" + (i + 1) + ": " + lines.get(i).strip());
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
