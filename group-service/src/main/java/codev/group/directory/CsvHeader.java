package codev.group.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Maps the header row of a CSV file to columns: names are accepted in French and in English. */
final class CsvHeader {
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("identifiant", "username"),
          Map.entry("nom", "displayName"),
          Map.entry("name", "displayName"),
          Map.entry("courriel", "email"),
          Map.entry("e-mail", "email"),
          Map.entry("service", "unit"),
          Map.entry("unite", "unit"),
          Map.entry("metier", "jobFamily"),
          Map.entry("job family", "jobFamily"),
          Map.entry("responsable", "managerUsername"),
          Map.entry("manager", "managerUsername"),
          Map.entry("ligne", RejectedRowsCsv.LINE),
          Map.entry("motif", RejectedRowsCsv.REASON),
          Map.entry("username", "username"),
          Map.entry("displayname", "displayName"),
          Map.entry("jobfamily", "jobFamily"),
          Map.entry("managerusername", "managerUsername"));

  private CsvHeader() {}

  /** The same list under the names that are known; what is not stays as it is. */
  static String known(String text, char separator) {
    int end = text.indexOf('\n');
    var first = end < 0 ? text : text.substring(0, end);
    var named =
        Arrays.stream(first.split(Pattern.quote(String.valueOf(separator)), -1))
            .map(CsvHeader::meant)
            .collect(Collectors.joining(String.valueOf(separator)));
    return end < 0 ? named : named + text.substring(end);
  }

  private static String meant(String heading) {
    var bare = heading.replace("\"", "").strip();
    var plain = Normalizer.normalize(bare, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    return MEANT.getOrDefault(plain.toLowerCase(Locale.ROOT), bare);
  }
}
