package codev.session.domain;

import codev.session.domain.value.Username;
import java.util.List;

/**
 * What pages offer to a person: the permissions that they have now, as far as something is left to
 * do. What is done, or has nothing to act on, is not offered.
 */
public final class PermissionRules {
  private PermissionRules() {}

  /** What a person may do now, by their own hand. */
  public static List<SessionPermission> offered(SessionState state, Username person) {
    return SessionPermission.allowed(state, person)
        .filter(permission -> isUseful(permission, state, person))
        .toList();
  }

  /** What a person may dictate now, for the facilitator to type. */
  public static List<SessionPermission> dictatable(SessionState state, Username person) {
    return SessionPermission.allowed(state, person)
        .filter(SessionPermission.DICTATABLE::contains)
        .filter(permission -> isUsefulAloud(permission, state, person))
        .toList();
  }

  private static boolean isUseful(
      SessionPermission permission, SessionState state, Username person) {
    return switch (permission) {
      case OPEN -> !state.waitsForDate();
      case PAUSE -> !state.timeline().paused();
      case RESUME -> state.timeline().paused();
      case SHOW_POINTS -> PreparationRules.hasPointsToShowOrHide(state);
      case DECIDE_ON_QUORUM -> state.roster().lacksConsultants();
      case DISOWN -> state.entries().hasWordsOf(person);
      case RAISE_HAND -> HandRules.hasHandToMove(state, person);
      case CORRECT -> EntryRules.hasWordsToCorrect(state, person);
      case CLASSIFY -> ContributionRules.hasWordsToClassify(state, person);
      case WITHDRAW -> EntryRules.hasWordsToWithdraw(state, person);
      case RESTORE -> EntryRules.hasWordsToRestore(state, person);
      case ATTACH -> EntryRules.hasEntryToAttachTo(state, person);
      case VOTE -> PreparationRules.hasTopicToVoteFor(state, person);
      case EVALUATE -> LearningRules.canStillEvaluate(state, person);
      default -> true;
    };
  }

  /** Only words that were dictated in the first place are changed by dictation. */
  private static boolean isUsefulAloud(
      SessionPermission permission, SessionState state, Username person) {
    return switch (permission) {
      case VOTE -> !state.preparation().showsVotes();
      case CORRECT -> EntryRules.hasDictatedWordsToCorrect(state, person);
      case WITHDRAW -> EntryRules.hasDictatedWordsToWithdraw(state, person);
      case RESTORE -> EntryRules.hasDictatedWordsToRestore(state, person);
      case ATTACH -> EntryRules.hasDictatedEntryToAttachTo(state, person);
      default -> true;
    };
  }
}
