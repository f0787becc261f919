package codev.session.domain;

import static codev.session.domain.SessionPermission.DISOWN;
import static codev.session.domain.value.RuleViolation.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.RuleViolationException;
import codev.session.domain.value.Username;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * One screen for all: what a member says and the facilitator types is that member's. The method's
 * rules apply to whoever speaks; whoever types is kept beside it.
 */
final class ScribeRules {
  private final Standing standing;
  private final PreparationRules preparation;
  private final ContributionRules speaking;
  private final ContractRules contracts;
  private final SynthesisRules synthesis;
  private final LearningRules learning;

  /** From whom, by the id of what they said. */
  private final Map<String, Username> speakers = new HashMap<>();

  ScribeRules(
      Standing standing,
      PreparationRules preparation,
      ContributionRules speaking,
      ContractRules contracts,
      SynthesisRules synthesis,
      LearningRules learning) {
    this.standing = standing;
    this.preparation = preparation;
    this.speaking = speaking;
    this.contracts = contracts;
    this.synthesis = synthesis;
    this.learning = learning;
  }

  @CommandHandler
  @Nullable Object takeDown(TakeDown c) {
    if (standing.roleOf(c.by()) != ParticipantRole.FACILITATOR)
      throw new RuleViolationException(ONLY_THE_FACILITATOR_TAKES_DOWN);
    var speaker = c.said().by();
    if (!standing.roster().hasMember(speaker))
      throw new RuleViolationException(UNKNOWN_MEMBER, speaker);
    var before = standing.facts();
    var answer = say(c.said());
    if (standing.facts() == before)
      return answer; // sent again: as the first time, whoever has gone
    standing.mustBeOpen();
    if (!standing.roster().seatOf(speaker).isThere())
      throw new RuleViolationException(ONLY_WHO_IS_THERE_IS_TAKEN_DOWN, speaker);
    standing.apply(new WordsTakenDown(c.session(), speaker, c.said().entry(), c.by(), c.at()));
    return answer;
  }

  private @Nullable Object say(Aloud said) {
    switch (said) {
      case RedefineContract c -> {
        return contracts.redefine(c);
      }
      case ProposeTopic c -> preparation.propose(c);
      case VoteForTopic c -> preparation.vote(c);
      case Contribute c -> speaking.contribute(c);
      case AnswerContract c -> contracts.answer(c);
      case KeepIdeas c -> synthesis.keep(c);
      case WriteSynthesis c -> synthesis.write(c);
      case PlanAction c -> synthesis.plan(c);
      case StateLearning c -> learning.state(c);
      case Remark c -> learning.remark(c);
    }
    return null;
  }

  @CommandHandler
  void disown(DisownWords c) {
    standing.require(DISOWN, c);
    if (!c.by().equals(speakers.get(c.entry())))
      throw new RuleViolationException(NOT_TAKEN_DOWN_FROM_YOU, c.entry());
    if (!standing.isHidden(c.entry()))
      standing.apply(new WordsDisowned(c.session(), c.entry(), c.by(), c.at()));
  }

  void evolve(SessionEvent event) {
    switch (event) {
      case WordsTakenDown e when e.entry() != null -> speakers.put(e.entry(), e.speaker());
      case WordsDisowned e -> standing.hide(e.entry());
      default -> {}
    }
  }
}
