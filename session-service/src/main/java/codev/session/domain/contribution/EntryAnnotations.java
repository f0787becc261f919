package codev.session.domain.contribution;

import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Annotations of single entries, by their ids: that one is hidden, who typed it for its speaker.
 *
 * @param hidden by the facilitator, or disowned by their alleged author
 * @param takenDown entries that the facilitator typed for their speaker
 */
public record EntryAnnotations(List<String> hidden, Map<String, TakenDown> takenDown) {
  public static final EntryAnnotations NONE = new EntryAnnotations(List.of(), Map.of());

  public EntryAnnotations {
    hidden = List.copyOf(hidden);
    takenDown = Collections.unmodifiableMap(takenDown);
  }

  /** Who spoke, and who typed it. */
  public record TakenDown(Username speaker, Username by) {}

  public EntryAnnotations hiding(String entry) {
    return new EntryAnnotations(ImmutableLists.add(hidden, entry), takenDown);
  }

  public EntryAnnotations takenDown(String entry, Username speaker, Username by) {
    var all = new LinkedHashMap<>(takenDown);
    all.put(entry, new TakenDown(speaker, by));
    return new EntryAnnotations(hidden, all);
  }

  /** Whether words that the facilitator typed for this person are still shown as theirs. */
  public boolean hasWordsOf(Username speaker) {
    return takenDown.entrySet().stream()
        .anyMatch(t -> t.getValue().speaker().equals(speaker) && !hidden.contains(t.getKey()));
  }
}
