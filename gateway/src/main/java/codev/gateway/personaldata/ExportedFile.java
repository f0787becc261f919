package codev.gateway.personaldata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of the person that facts of an export refer to.
 *
 * @param number from 1, in the order of the export
 * @param address where its author downloads it
 * @param facts those that refer to it
 */
record ExportedFile(int number, String address, List<ObjectNode> facts) {
  /** The field of a fact that has the address. */
  private static final String ADDRESS = "file";

  /** The field of a fact that has the name of the file in the archive. */
  static final String NAME = "inArchive";

  private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._-]+");
  private static final Pattern LEADING = Pattern.compile("^[._-]+");
  private static final int LONGEST_NAME = 80;

  private static final Pattern EXTENSION = Pattern.compile("\\.[a-z0-9]+$");

  /** Each once, however many facts of session-service refer to it: no other service has files. */
  static List<ExportedFile> in(ObjectNode export) {
    var files = new LinkedHashMap<String, ExportedFile>();
    for (var fact : export.path(PersonalDataExportComposer.IN_SESSIONS))
      if (fact instanceof ObjectNode one && one.path(ADDRESS).isString()) add(one, files);
    return List.copyOf(files.values());
  }

  private static void add(ObjectNode fact, Map<String, ExportedFile> files) {
    int next = files.size() + 1;
    files
        .computeIfAbsent(
            fact.path(ADDRESS).asString(),
            address -> new ExportedFile(next, address, new ArrayList<>()))
        .facts()
        .add(fact);
  }

  /**
   * Has the facts name the file, which is in the archive.
   *
   * @param fileName with the extension of what it is, by session-service, which knows the formats
   */
  String putIn(@Nullable String fileName) {
    var name = "files/%03d%s".formatted(number, ownName(fileName));
    for (var fact : facts) fact.put(NAME, name);
    return name;
  }

  /** By which its author knows it, with the extension of what it is. */
  private String ownName(@Nullable String fileName) {
    var given = facts.getFirst().at("/content/attachment/name").asString("");
    var safe = LEADING.matcher(UNSAFE.matcher(given).replaceAll("_")).replaceFirst("");
    var name = shortened(safe);
    var found = EXTENSION.matcher(fileName == null ? "" : fileName);
    var extension = found.find() ? found.group() : "";
    var isNamedSo = name.toLowerCase(Locale.ROOT).endsWith(extension);
    return (name.isEmpty() ? "" : "-" + name) + (isNamedSo ? "" : extension);
  }

  /** Half of a letter that is two {@code char} cannot be written. */
  private static String shortened(String name) {
    if (name.length() <= LONGEST_NAME) return name;
    var isInLetter = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1));
    return name.substring(0, isInLetter ? LONGEST_NAME - 1 : LONGEST_NAME);
  }
}
