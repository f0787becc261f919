package codev.session.domain;

import static codev.session.domain.SessionPermission.ATTACH;
import static codev.session.domain.SessionPermission.HIDE;
import static codev.session.domain.SessionPermission.PROPOSE_TOPIC;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.AttachFile;
import codev.session.domain.SessionCommand.HideEntry;
import codev.session.domain.SessionCommand.RemoveFile;
import codev.session.domain.SessionEvent.EntryHidden;
import codev.session.domain.SessionEvent.FileAttached;
import codev.session.domain.SessionEvent.FileRemoved;
import codev.session.domain.preparation.Preparation.ProposedTopic;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules of what participants wrote, whatever it is: entries that are no longer shown, and their
 * files: one for each topic or contribution, by its author, while words of its step can be changed.
 * A file shares the fate of its entry: who may read the words may open it.
 */
final class EntryRules {
  /** For each session, those removed since included: its database is not filled by one group. */
  static final int MOST_ATTACHMENTS = 60;

  private EntryRules() {}

  static List<SessionEvent> hide(SessionState state, ProcessedCommands done, HideEntry c) {
    HIDE.mustBePossible(state, c.by());
    if (c.reason() == null) throw new RuleViolationException(HIDING_NEEDS_A_REASON);
    if (!done.hasEntry(c.entry())) throw new RuleViolationException(UNKNOWN_ENTRY, c.entry());
    return state.isShown(c.entry())
        ? List.of(new EntryHidden(c.session(), c.entry(), c.reason(), c.by(), c.at()))
        : List.of();
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
    if (state.isHidden(entry)) throw new RuleViolationException(CONTRIBUTION_IS_HIDDEN);
    if (!isChangeable(state, entry)) throw new RuleViolationException(STEP_OF_CONTRIBUTION_IS_OVER);
  }

  private static boolean isBy(SessionState state, String entry, Username person) {
    return author(state, entry).filter(person::equals).isPresent();
  }

  private static Optional<Username> author(SessionState state, String entry) {
    return topic(state, entry)
        .map(ProposedTopic::by)
        .or(() -> said(state, entry).map(SessionState.Said::by));
  }

  private static Optional<ProposedTopic> topic(SessionState state, String entry) {
    return state.preparation().topics().stream()
        .filter(t -> t.topic().toString().equals(entry))
        .findFirst();
  }

  private static Optional<SessionState.Said> said(SessionState state, String entry) {
    return state.contributions().stream().filter(c -> c.id().toString().equals(entry)).findFirst();
  }

  private static boolean isChangeable(SessionState state, String entry) {
    return state.isShown(entry)
        && said(state, entry)
            .map(said -> said.step() == state.step() && said.pass() == state.pass())
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
