package codev.infra.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The settings that {@code infra/docs/operations.md} names. */
final class DocumentedSettings {
  /** Whole, with a value or as a reference; or the end of one that shares its beginning. */
  private static final Pattern NAME =
      Pattern.compile("`(?:\\$\\{)?((?:[A-Z][A-Z0-9]*)?(?:_[A-Z0-9]+)+)(?:[=}][^`]*)?`");

  private DocumentedSettings() {}

  /**
   * An end such as {@code _USER} is taken to continue the name before it in the same line, from any
   * of its parts.
   */
  static Set<String> names() throws IOException {
    var names = new TreeSet<String>();
    var page = ArchitectureRules.repository().resolve("infra/docs/operations.md");
    for (var line : Files.readAllLines(page)) {
      var before = "";
      for (var found : NAME.matcher(line).results().toList()) {
        var name = found.group(1);
        if (!name.startsWith("_")) {
          names.add(name);
          before = name;
          continue;
        }
        for (int end = before.length(); end > 0; end = before.lastIndexOf('_', end - 1))
          names.add(before.substring(0, end) + name);
      }
    }
    return names;
  }
}
