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
 * What remains of a session: what each client retains, learnings, remarks, and who has evaluated
 * it.
 */
public record Conclusion(
    List<Harvest> harvests,
    List<LearningStated> learnings,
    List<RegulationRemarked> remarks,
    List<Username> evaluated) {

  static final Conclusion NONE = new Conclusion(List.of(), List.of(), List.of(), List.of());

  /** What the client of a pass retains: ideas kept, synthesis, actions. */
  public record Harvest(
      int pass,
      List<ContributionId> keptIdeas,
      @Nullable SynthesisWritten synthesis,
      List<ActionPlanned> actions,
      @Nullable Words noAction) {

    private static Harvest none(int pass) {
      return new Harvest(pass, List.of(), null, List.of(), null);
    }

    private Harvest after(SessionEvent event) {
      return switch (event) {
        case SessionEvent.IdeasKept e ->
            new Harvest(pass, e.contributions(), synthesis, actions, noAction);
        case SynthesisWritten e -> new Harvest(pass, keptIdeas, e, actions, noAction);
        case ActionPlanned e ->
            new Harvest(pass, keptIdeas, synthesis, Lists.add(actions, e), noAction);
        case SessionEvent.NoActionDecided e ->
            new Harvest(pass, keptIdeas, synthesis, actions, e.reason());
        default -> this;
      };
    }
  }

  Harvest of(int pass) {
    return harvests.stream()
        .filter(h -> h.pass() == pass)
        .findFirst()
        .orElseGet(() -> Harvest.none(pass));
  }

  List<ActionPlanned> actions() {
    return harvests.stream().flatMap(h -> h.actions().stream()).toList();
  }

  Conclusion after(SessionEvent event, int pass) {
    return switch (event) {
      case LearningStated e ->
          new Conclusion(harvests, Lists.add(learnings, e), remarks, evaluated);
      case RegulationRemarked e ->
          new Conclusion(harvests, learnings, Lists.add(remarks, e), evaluated);
      case SessionEvent.SessionEvaluated e ->
          new Conclusion(harvests, learnings, remarks, Lists.add(evaluated, e.by()));
      default -> {
        var before = of(pass);
        var harvest = before.after(event);
        yield harvest.equals(before)
            ? this
            : new Conclusion(
                Lists.put(harvests, h -> h.pass() == pass, harvest), learnings, remarks, evaluated);
      }
    };
  }
}
