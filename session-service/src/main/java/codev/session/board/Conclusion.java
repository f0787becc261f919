package codev.session.board;

import codev.session.domain.ContributionId;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.LearningStated;
import codev.session.domain.SessionEvent.RegulationRemarked;
import codev.session.domain.SessionEvent.SynthesisWritten;
import codev.session.domain.Username;
import codev.session.domain.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a session: ideas kept, synthesis, actions, learnings, remarks, and who has
 * evaluated it.
 */
public record Conclusion(
    List<ContributionId> keptIdeas,
    @Nullable SynthesisWritten synthesis,
    List<ActionPlanned> actions,
    @Nullable Words noAction,
    List<LearningStated> learnings,
    List<RegulationRemarked> remarks,
    List<Username> evaluated) {

  static final Conclusion NONE =
      new Conclusion(List.of(), null, List.of(), null, List.of(), List.of(), List.of());

  Conclusion after(SessionEvent event) {
    return switch (event) {
      case SessionEvent.IdeasKept e ->
          new Conclusion(
              e.contributions(), synthesis, actions, noAction, learnings, remarks, evaluated);
      case SynthesisWritten e ->
          new Conclusion(keptIdeas, e, actions, noAction, learnings, remarks, evaluated);
      case ActionPlanned e ->
          new Conclusion(
              keptIdeas, synthesis, Lists.add(actions, e), noAction, learnings, remarks, evaluated);
      case SessionEvent.NoActionDecided e ->
          new Conclusion(keptIdeas, synthesis, actions, e.reason(), learnings, remarks, evaluated);
      case LearningStated e ->
          new Conclusion(
              keptIdeas, synthesis, actions, noAction, Lists.add(learnings, e), remarks, evaluated);
      case RegulationRemarked e ->
          new Conclusion(
              keptIdeas, synthesis, actions, noAction, learnings, Lists.add(remarks, e), evaluated);
      case SessionEvent.SessionEvaluated e ->
          new Conclusion(
              keptIdeas,
              synthesis,
              actions,
              noAction,
              learnings,
              remarks,
              Lists.add(evaluated, e.by()));
      default -> this;
    };
  }
}
