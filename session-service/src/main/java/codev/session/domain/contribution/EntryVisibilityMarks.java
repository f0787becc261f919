package codev.session.domain.contribution;

import codev.session.domain.value.ListCopies;
import codev.session.domain.value.Username;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Marks on single entries, by their ids.
 *
 * @param hidden by the facilitator, or disowned by their alleged author
 * @param takenDown entries that the facilitator typed for their speaker
 */
public record EntryVisibilityMarks(List<String> hidden, Map<String, TakenDown> takenDown) {
  public static final EntryVisibilityMarks NONE = new EntryVisibilityMarks(List.of(), Map.of());

  public EntryVisibilityMarks {
    hidden = List.copyOf(hidden);
    takenDown = Collections.unmodifiableMap(takenDown);
  }

  /** Who spoke, and who typed it. */
  public record TakenDown(Username speaker, Username by) {}

  public EntryVisibilityMarks hiding(String entry) {
    return new EntryVisibilityMarks(ListCopies.add(hidden, entry), takenDown);
  }

  public EntryVisibilityMarks takenDown(String entry, Username speaker, Username by) {
    var all = new LinkedHashMap<>(takenDown);
    all.put(entry, new TakenDown(speaker, by));
    return new EntryVisibilityMarks(hidden, all);
  }

  /** Whether words that the facilitator typed for this person are still shown as theirs. */
  public boolean hasWordsOf(Username speaker) {
    return takenDown.entrySet().stream()
        .anyMatch(t -> t.getValue().speaker().equals(speaker) && !hidden.contains(t.getKey()));
  }
}
