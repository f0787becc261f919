package codev.session.domain.contribution;

import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Annotations of single entries, by their ids: who wrote one and in which step, that it is
 * corrected, hidden or withdrawn, who typed it for its speaker, which file belongs to it.
 *
 * @param written entries besides contributions, in the order in which they were written
 * @param corrected by their author, likewise without contributions
 * @param hidden by the facilitator, or disowned by their alleged author
 * @param withdrawn by their author
 * @param takenDown entries that the facilitator typed for their speaker
 * @param attachments files, those included that their authors have removed
 */
public record EntryAnnotations(
    List<WrittenEntry> written,
    List<String> corrected,
    List<HiddenEntry> hidden,
    List<String> withdrawn,
    Map<String, Dictation> takenDown,
    List<AttachedFile> attachments) {
  public static final EntryAnnotations NONE =
      new EntryAnnotations(List.of(), List.of(), List.of(), List.of(), Map.of(), List.of());

  public EntryAnnotations {
    written = List.copyOf(written);
    corrected = List.copyOf(corrected);
    hidden = List.copyOf(hidden);
    withdrawn = List.copyOf(withdrawn);
    takenDown = Collections.unmodifiableMap(takenDown);
    attachments = List.copyOf(attachments);
  }

  /**
   * An entry of one author.
   *
   * @param step in which it was written
   * @param pass the turn in which it was written
   */
  public record WrittenEntry(String entry, EntryKind kind, Step step, int pass, Username by) {}

  /**
   * An entry that is not shown.
   *
   * @param reason of the facilitator who hid it; null where its alleged author disowned it
   * @param by who hid or disowned it
   */
  public record HiddenEntry(
      String entry, @Nullable EncryptedText reason, Username by, Instant at) {}

  /** Who spoke, and who typed it. */
  public record Dictation(Username speaker, Username by) {}

  /** The file of an entry. */
  public record AttachedFile(String entry, Attachment attachment, boolean removed) {
    boolean isOf(String other) {
      return !removed && entry.equals(other);
    }
  }

  public EntryAnnotations writing(WrittenEntry entry) {
    var changed = ImmutableLists.add(written, entry);
    return new EntryAnnotations(changed, corrected, hidden, withdrawn, takenDown, attachments);
  }

  public EntryAnnotations correcting(String entry) {
    var changed = ImmutableLists.put(corrected, entry::equals, entry);
    return new EntryAnnotations(written, changed, hidden, withdrawn, takenDown, attachments);
  }

  /**
   * @param reason null where it is disowned
   */
  public EntryAnnotations hiding(
      String entry, @Nullable EncryptedText reason, Username by, Instant at) {
    var changed = ImmutableLists.add(hidden, new HiddenEntry(entry, reason, by, at));
    return new EntryAnnotations(written, corrected, changed, withdrawn, takenDown, attachments);
  }

  public EntryAnnotations withdrawing(String entry) {
    var changed = ImmutableLists.add(withdrawn, entry);
    return new EntryAnnotations(written, corrected, hidden, changed, takenDown, attachments);
  }

  public EntryAnnotations restoring(String entry) {
    var others = withdrawn.stream().filter(each -> !each.equals(entry)).toList();
    return new EntryAnnotations(written, corrected, hidden, others, takenDown, attachments);
  }

  public EntryAnnotations attaching(String entry, Attachment attachment) {
    var changed = ImmutableLists.add(attachments, new AttachedFile(entry, attachment, false));
    return new EntryAnnotations(written, corrected, hidden, withdrawn, takenDown, changed);
  }

  public EntryAnnotations removingFileOf(String entry) {
    var all =
        attachments.stream()
            .map(a -> a.isOf(entry) ? new AttachedFile(entry, a.attachment(), true) : a)
            .toList();
    return new EntryAnnotations(written, corrected, hidden, withdrawn, takenDown, all);
  }

  /** The file of an entry, unless its author has removed it. */
  public Optional<Attachment> attachment(Object entry) {
    return attachments.stream()
        .filter(a -> a.isOf(entry.toString()))
        .map(AttachedFile::attachment)
        .findFirst();
  }

  public EntryAnnotations takenDown(String entry, Username speaker, Username by) {
    var changed = new LinkedHashMap<>(takenDown);
    changed.put(entry, new Dictation(speaker, by));
    return new EntryAnnotations(written, corrected, hidden, withdrawn, changed, attachments);
  }

  /** Who wrote it, and when; empty for a contribution and for what there is not. */
  public Optional<WrittenEntry> find(String entry) {
    return written.stream().filter(w -> w.entry().equals(entry)).findFirst();
  }

  public boolean isCorrected(Object entry) {
    return corrected.contains(entry.toString());
  }

  public boolean isHidden(Object entry) {
    return findHidden(entry).isPresent();
  }

  /** Why it is not shown; empty where it is, or only its author has withdrawn it. */
  public Optional<HiddenEntry> findHidden(Object entry) {
    return hidden.stream().filter(h -> h.entry().equals(entry.toString())).findFirst();
  }

  /** Why the facilitator hid it; empty where they did not. */
  public Optional<EncryptedText> hidingReason(Object entry) {
    return findHidden(entry).map(HiddenEntry::reason);
  }

  public boolean isWithdrawn(Object entry) {
    return withdrawn.contains(entry.toString());
  }

  public boolean isTakenDown(Object entry) {
    return takenDown.containsKey(entry.toString());
  }

  /** Whether words that the facilitator typed for this person are still shown as theirs. */
  public boolean hasWordsOf(Username speaker) {
    return takenDown.entrySet().stream()
        .filter(t -> t.getValue().speaker().equals(speaker))
        .anyMatch(t -> !isHidden(t.getKey()) && !isWithdrawn(t.getKey()));
  }
}
