package codev.session.domain;

import static codev.session.domain.SessionPermission.ATTACH;
import static codev.session.domain.SessionPermission.CORRECT;
import static codev.session.domain.SessionPermission.HIDE;
import static codev.session.domain.SessionPermission.PROPOSE_TOPIC;
import static codev.session.domain.SessionPermission.RESTORE;
import static codev.session.domain.SessionPermission.TAKE_NOTE;
import static codev.session.domain.SessionPermission.WITHDRAW;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.ProcessedCommands.CommandContent;
import codev.session.domain.SessionCommand.AttachFile;
import codev.session.domain.SessionCommand.CorrectNote;
import codev.session.domain.SessionCommand.HideEntry;
import codev.session.domain.SessionCommand.RemoveFile;
import codev.session.domain.SessionCommand.RestoreEntry;
import codev.session.domain.SessionCommand.TakeNote;
import codev.session.domain.SessionCommand.WithdrawEntry;
import codev.session.domain.SessionEvent.EntryHidden;
import codev.session.domain.SessionEvent.EntryRestored;
import codev.session.domain.SessionEvent.EntryWithdrawn;
import codev.session.domain.SessionEvent.FileAttached;
import codev.session.domain.SessionEvent.FileRemoved;
import codev.session.domain.SessionEvent.NoteCorrected;
import codev.session.domain.SessionEvent.NoteTaken;
import codev.session.domain.contribution.EntryAnnotations.WrittenEntry;
import codev.session.domain.contribution.EntryKind;
import codev.session.domain.preparation.Preparation.ProposedTopic;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules of what participants wrote, whatever it is: entries that their author corrects, withdraws
 * or restores while their step lasts, as far as they are no contributions ({@link
 * ContributionRules}); private notes; entries that are hidden; and files: one for each topic or
 * contribution, by its author, while words of its step can be changed. A file shares the fate of
 * its entry: who may read the words may open it.
 */
public final class EntryRules {
  /** For each session, those removed since included: its database is not filled by one group. */
  static final int MOST_ATTACHMENTS = 60;

  private EntryRules() {}

  static List<SessionEvent> hide(SessionState state, ProcessedCommands processed, HideEntry c) {
    HIDE.mustBePossible(state, c.by());
    if (c.reason() == null) throw new RuleViolationException(HIDING_NEEDS_A_REASON);
    if (!processed.hasEntry(c.entry())) throw new RuleViolationException(UNKNOWN_ENTRY, c.entry());
    // What is withdrawn is hidden, too: its author could restore it.
    return state.isHidden(c.entry())
        ? List.of()
        : List.of(new EntryHidden(c.session(), c.entry(), c.reason(), c.by(), c.at()));
  }

  static List<SessionEvent> withdraw(
      SessionState state, ProcessedCommands processed, WithdrawEntry c) {
    state.roleOf(c.by());
    var command = new CommandContent(WITHDRAW, c.entry());
    if (processed.stepAfter(c.commandId(), command, c.by()).isPresent()) return List.of();
    var isMine = state.entries().find(c.entry()).filter(w -> w.by().equals(c.by())).isPresent();
    if (isMine && state.entries().isWithdrawn(c.entry())) return List.of();
    var entry = find(state, c.entry(), c.by());
    mustBeChangeable(WITHDRAW, state, entry, c.by());
    if (isChosen(state, c.entry())) throw new RuleViolationException(TOPIC_IS_CHOSEN);
    return List.of(
        new EntryWithdrawn(
            c.session(), state.origin(), entry.kind(), c.entry(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> restore(
      SessionState state, ProcessedCommands processed, RestoreEntry c) {
    state.roleOf(c.by());
    var command = new CommandContent(RESTORE, c.entry());
    if (processed.stepAfter(c.commandId(), command, c.by()).isPresent()) return List.of();
    var entry = find(state, c.entry(), c.by());
    if (!entry.by().equals(c.by())) throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
    if (!state.entries().isWithdrawn(c.entry())) return List.of();
    RESTORE.mustBePossible(state, c.by());
    state.mustBeChangeable(c.entry(), stepLasts(entry, state));
    return List.of(
        new EntryRestored(
            c.session(), state.origin(), entry.kind(), c.entry(), c.commandId(), c.by(), c.at()));
  }

  static List<SessionEvent> takeNote(SessionState state, ProcessedCommands processed, TakeNote c) {
    state.roleOf(c.by());
    if (processed.hasEntry(c.note(), c.text(), c.by())) return List.of();
    TAKE_NOTE.mustBePossible(state, c.by());
    return List.of(new NoteTaken(c.session(), c.note(), c.text(), c.by(), c.at()));
  }

  static List<SessionEvent> correct(
      SessionState state, ProcessedCommands processed, CorrectNote c) {
    state.roleOf(c.by());
    if (processed.hasCorrected(c.commandId(), c.note(), c.text(), c.by())) return List.of();
    mustBeCorrectable(state, EntryKind.NOTE, c.note(), c.by());
    return List.of(
        new NoteCorrected(c.session(), c.note(), c.text(), c.commandId(), c.by(), c.at()));
  }

  /** Refuses what this person may not correct now. */
  static void mustBeCorrectable(SessionState state, EntryKind kind, Object entry, Username person) {
    var written = find(state, entry.toString(), person);
    if (written.kind() != kind) throw new RuleViolationException(UNKNOWN_ENTRY, written.entry());
    mustBeChangeable(CORRECT, state, written, person);
  }

  private static void mustBeChangeable(
      SessionPermission permission, SessionState state, WrittenEntry written, Username person) {
    if (!written.by().equals(person)) throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
    permission.mustBePossible(state, person);
    if (state.entries().isWithdrawn(written.entry()))
      throw new RuleViolationException(CONTRIBUTION_IS_WITHDRAWN);
    state.mustBeChangeable(written.entry(), stepLasts(written, state));
  }

  /** Others do not know of a person's notes. */
  private static WrittenEntry find(SessionState state, String entry, Username reader) {
    return state
        .entries()
        .find(entry)
        .filter(w -> w.kind() != EntryKind.NOTE || w.by().equals(reader))
        .orElseThrow(() -> new RuleViolationException(UNKNOWN_ENTRY, entry));
  }

  /** Topics are proposed before the session is opened, too. */
  private static boolean stepLasts(WrittenEntry written, SessionState state) {
    var isTime =
        state.status() == SessionStatus.OPEN
            || (state.status() == SessionStatus.SCHEDULED && written.kind() == EntryKind.TOPIC);
    return isTime && written.step() == state.step() && written.pass() == state.pass();
  }

  private static boolean isChosen(SessionState state, String topic) {
    return state.preparation().choices().stream().anyMatch(c -> c.topic().toString().equals(topic));
  }

  /** Whether its author may correct it now; of what is no contribution. */
  public static boolean canBeCorrected(SessionState state, Object entry) {
    return state.isShown(entry)
        && state.entries().find(entry.toString()).filter(w -> stepLasts(w, state)).isPresent();
  }

  private static Stream<String> correctable(SessionState state, Username author) {
    return state.entries().written().stream()
        .filter(w -> w.by().equals(author))
        .map(WrittenEntry::entry)
        .filter(entry -> canBeCorrected(state, entry));
  }

  private static Stream<String> withdrawable(SessionState state, Username author) {
    return correctable(state, author).filter(entry -> !isChosen(state, entry));
  }

  private static Stream<String> restorable(SessionState state, Username author) {
    return state.entries().written().stream()
        .filter(w -> w.by().equals(author) && stepLasts(w, state))
        .map(WrittenEntry::entry)
        .filter(entry -> state.entries().isWithdrawn(entry) && !state.isHidden(entry));
  }

  static boolean hasWordsToCorrect(SessionState state, Username author) {
    return ContributionRules.hasWordsToChange(state, author)
        || correctable(state, author).findAny().isPresent();
  }

  static boolean hasWordsToWithdraw(SessionState state, Username author) {
    return ContributionRules.hasWordsToChange(state, author)
        || withdrawable(state, author).findAny().isPresent();
  }

  static boolean hasWordsToRestore(SessionState state, Username author) {
    return ContributionRules.hasWordsToRestore(state, author)
        || restorable(state, author).findAny().isPresent();
  }

  static boolean hasDictatedWordsToCorrect(SessionState state, Username author) {
    return ContributionRules.hasDictatedWordsToChange(state, author)
        || correctable(state, author).anyMatch(entry -> state.entries().isTakenDown(entry));
  }

  static boolean hasDictatedWordsToWithdraw(SessionState state, Username author) {
    return ContributionRules.hasDictatedWordsToChange(state, author)
        || withdrawable(state, author).anyMatch(entry -> state.entries().isTakenDown(entry));
  }

  static boolean hasDictatedWordsToRestore(SessionState state, Username author) {
    return ContributionRules.hasDictatedWordsToRestore(state, author)
        || restorable(state, author).anyMatch(entry -> state.entries().isTakenDown(entry));
  }

  static List<SessionEvent> attach(SessionState state, AttachFile c) {
    state.roleOf(c.by());
    var present = state.entries().attachment(c.entry());
    if (present.filter(c.attachment()::equals).isPresent() && isBy(state, c.entry(), c.by()))
      return List.of();
    mustBeOwn(state, c.entry(), c.by());
    if (present.isPresent()) throw new RuleViolationException(ONE_ATTACHMENT_EACH);
    if (state.entries().attachments().size() >= MOST_ATTACHMENTS)
      throw new RuleViolationException(TOO_MANY_ATTACHMENTS, MOST_ATTACHMENTS);
    return List.of(new FileAttached(c.session(), c.entry(), c.attachment(), c.by(), c.at()));
  }

  static List<SessionEvent> remove(SessionState state, RemoveFile c) {
    state.roleOf(c.by());
    if (isBy(state, c.entry(), c.by()) && state.entries().attachment(c.entry()).isEmpty())
      return List.of();
    mustBeOwn(state, c.entry(), c.by());
    return List.of(new FileRemoved(c.session(), c.entry(), c.by(), c.at()));
  }

  private static void mustBeOwn(SessionState state, String entry, Username by) {
    var author =
        author(state, entry).orElseThrow(() -> new RuleViolationException(UNKNOWN_ENTRY, entry));
    if (!author.equals(by)) throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
    if (topic(state, entry).isPresent()) PROPOSE_TOPIC.mustBePossible(state, by);
    else ATTACH.mustBePossible(state, by);
    if (state.entries().isWithdrawn(entry))
      throw new RuleViolationException(CONTRIBUTION_IS_WITHDRAWN);
    state.mustBeChangeable(entry, isChangeable(state, entry));
  }

  private static boolean isBy(SessionState state, String entry, Username person) {
    return author(state, entry).filter(person::equals).isPresent();
  }

  private static Optional<Username> author(SessionState state, String entry) {
    return topic(state, entry)
        .map(ProposedTopic::by)
        .or(() -> contributionOf(state, entry).map(SessionState.ContributionFacts::by));
  }

  private static Optional<ProposedTopic> topic(SessionState state, String entry) {
    return state.preparation().topics().stream()
        .filter(t -> t.topic().toString().equals(entry))
        .findFirst();
  }

  private static Optional<SessionState.ContributionFacts> contributionOf(
      SessionState state, String entry) {
    return state.contributions().stream().filter(c -> c.id().toString().equals(entry)).findFirst();
  }

  private static boolean isChangeable(SessionState state, String entry) {
    return state.isShown(entry)
        && contributionOf(state, entry)
            .map(facts -> facts.step() == state.step() && facts.pass() == state.pass())
            .orElseGet(() -> state.step() == Step.PREPARATION);
  }

  private static Stream<String> ownEntries(SessionState state, Username person) {
    return Stream.concat(
            state.preparation().topics().stream()
                .filter(t -> t.by().equals(person))
                .map(t -> t.topic().toString()),
            state.contributions().stream()
                .filter(c -> c.by().equals(person))
                .map(c -> c.id().toString()))
        .filter(entry -> isChangeable(state, entry));
  }

  static boolean hasEntryToAttachTo(SessionState state, Username person) {
    return ownEntries(state, person).findAny().isPresent();
  }

  static boolean hasDictatedEntryToAttachTo(SessionState state, Username person) {
    return ownEntries(state, person).anyMatch(entry -> state.entries().isTakenDown(entry));
  }
}
