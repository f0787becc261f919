package codev.session.domain;

import static codev.session.domain.SessionPermission.DISOWN;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules of scribe mode: entries typed by the facilitator for a member. What a member dictates is
 * that member's: the method's rules apply to the author; who typed it is recorded beside it.
 */
final class ScribeRules {
  private ScribeRules() {}

  static List<SessionEvent> takeDictation(
      SessionState state, ProcessedCommands processed, TakeDictation c) {
    if (state.roleOf(c.by()) != ParticipantRole.FACILITATOR)
      throw new RuleViolationException(ONLY_THE_FACILITATOR_TAKES_DOWN);
    var speaker = c.dictated().by();
    if (!state.roster().hasMember(speaker))
      throw new RuleViolationException(UNKNOWN_MEMBER, speaker);
    var events = decide(state, processed, c.dictated());
    if (events.isEmpty())
      return events; // sent again: as the first time, although they may have gone
    state.mustBeOpen();
    if (!state.roster().seatOf(speaker).isThere())
      throw new RuleViolationException(ABSENT_TAKES_NO_PART, speaker);
    var withScribe = new ArrayList<>(events);
    withScribe.add(new WordsTakenDown(c.session(), speaker, c.dictated().entry(), c.by(), c.at()));
    return withScribe;
  }

  private static List<SessionEvent> decide(
      SessionState state, ProcessedCommands processed, DictatableCommand dictated) {
    return switch (dictated) {
      case ProposeTopic c -> PreparationRules.propose(state, processed, c);
      case VoteForTopic c -> PreparationRules.vote(state, c);
      case Contribute c -> ContributionRules.contribute(state, processed, c);
      case CorrectContribution c -> {
        mustBeDictated(state, c.contribution().toString());
        yield ContributionRules.correct(state, processed, c);
      }
      case WithdrawContribution c -> {
        mustBeDictated(state, c.contribution().toString());
        yield ContributionRules.withdraw(state, processed, c);
      }
      case RestoreContribution c -> {
        mustBeDictated(state, c.contribution().toString());
        yield ContributionRules.restore(state, processed, c);
      }
      case CorrectTopic c -> {
        mustBeDictated(state, c.topic().id().toString());
        yield PreparationRules.correct(state, processed, c);
      }
      case CorrectAction c -> {
        mustBeDictated(state, c.action().id().toString());
        yield SynthesisRules.correct(state, processed, c);
      }
      case CorrectLearning c -> {
        mustBeDictated(state, c.learning().id().toString());
        yield LearningRules.correct(state, processed, c);
      }
      case CorrectRemark c -> {
        mustBeDictated(state, c.remark().toString());
        yield LearningRules.correct(state, processed, c);
      }
      case WithdrawEntry c -> {
        mustBeDictated(state, c.entry());
        yield EntryRules.withdraw(state, processed, c);
      }
      case RestoreEntry c -> {
        mustBeDictated(state, c.entry());
        yield EntryRules.restore(state, processed, c);
      }
      case AttachFile c -> {
        mustBeDictated(state, c.entry());
        yield EntryRules.attach(state, c);
      }
      case RemoveFile c -> {
        mustBeDictated(state, c.entry());
        yield EntryRules.remove(state, c);
      }
      case RedefineContract c -> ContractRules.redefine(state, c);
      case AnswerContract c -> ContractRules.answer(state, processed, c);
      case KeepIdeas c -> SynthesisRules.keep(state, c);
      case WriteSynthesis c -> SynthesisRules.write(state, processed, c);
      case PlanAction c -> SynthesisRules.plan(state, processed, c);
      case StateLearning c -> LearningRules.state(state, processed, c);
      case MakeRemark c -> LearningRules.remark(state, processed, c);
    };
  }

  /** What a member wrote by their own hand, the facilitator does not touch. */
  private static void mustBeDictated(SessionState state, String entry) {
    if (!state.entries().isTakenDown(entry))
      throw new RuleViolationException(ONLY_THE_AUTHOR_CHANGES);
  }

  static List<SessionEvent> disown(SessionState state, DisownWords c) {
    DISOWN.mustBePossible(state, c.by());
    var typed = state.entries().takenDown().get(c.entry());
    if (typed == null || !typed.speaker().equals(c.by()))
      throw new RuleViolationException(NOT_TAKEN_DOWN_FROM_YOU, c.entry());
    // What is withdrawn is disowned, too: it could be restored by dictation.
    return state.isHidden(c.entry())
        ? List.of()
        : List.of(new WordsDisowned(c.session(), c.entry(), c.by(), c.at()));
  }
}
