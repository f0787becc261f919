package codev.group.imports;

import codev.group.directory.PersonRequest;
import codev.group.directory.ProfileChange;
import codev.group.directory.SearchWords;
import codev.group.imports.UploadedPeople.Repetition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the import preview, before anything is recorded.
 *
 * @param line its number, the headings being 1
 * @param why it changes nothing, as a sentence
 * @param changes what it changes in an entry of the directory
 * @param first the line that stands for the same person
 * @param lacksEmail whether the person will be registered and no e-mail can reach them
 */
public record ImportPreviewRow(
    int line,
    PersonRequest person,
    Result result,
    @Nullable String why,
    List<ProfileChange> changes,
    @Nullable Integer first,
    boolean lacksEmail) {
  public ImportPreviewRow {
    changes = List.copyOf(changes);
  }

  /** What becomes of the directory. */
  public enum Result {
    REFUSED,
    CREATED,
    UPDATED,
    /** The directory holds the same already. */
    UNCHANGED,
    /** The person is in the directory, and not for the author of the list to change. */
    OUT_OF_SCOPE,
    /** Another line stands for the same person. */
    TWICE,
    /** The author of the list wants nothing to become of it. */
    EXCLUDED
  }

  /** Whether it will be registered and no other line stands for the same person. */
  public boolean countsAPerson() {
    return switch (result) {
      case CREATED, UPDATED, UNCHANGED -> true;
      case REFUSED, OUT_OF_SCOPE, TWICE, EXCLUDED -> false;
    };
  }

  /**
   * Lines that will be registered and have the name of an earlier one under another user name, in
   * whatever order and case, each with the earlier one: they may be about one person.
   */
  static Map<Integer, Integer> namesakes(List<ImportPreviewRow> rows) {
    var first = new HashMap<List<String>, Integer>();
    var namesakes = new HashMap<Integer, Integer>();
    for (var row : rows) {
      var person = row.person();
      if (!row.countsAPerson()) continue;
      var name = SearchWords.of(person.displayName()).stream().sorted().toList();
      var before = first.putIfAbsent(name, row.line());
      if (before != null) namesakes.put(row.line(), before);
    }
    return namesakes;
  }

  static ImportPreviewRow repeated(int line, PersonRequest person, Repetition other, String why) {
    return new ImportPreviewRow(line, person, Result.TWICE, why, List.of(), other.line(), false);
  }

  static ImportPreviewRow excluded(int line, PersonRequest person) {
    return new ImportPreviewRow(line, person, Result.EXCLUDED, null, List.of(), null, false);
  }

  static ImportPreviewRow refused(int line, PersonRequest person, String why) {
    return new ImportPreviewRow(line, person, Result.REFUSED, why, List.of(), null, false);
  }
}
