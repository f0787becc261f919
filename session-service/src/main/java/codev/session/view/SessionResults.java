package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.LearningStated;
import codev.session.domain.SessionEvent.RegulationRemarked;
import codev.session.domain.SessionEvent.SynthesisWritten;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a session: what each client retains, learnings, remarks, and who has evaluated
 * it.
 */
public record SessionResults(
    List<Harvest> harvests,
    List<LearningStated> learnings,
    List<RegulationRemarked> remarks,
    List<Username> evaluated) {

  static final SessionResults NONE = new SessionResults(List.of(), List.of(), List.of(), List.of());

  /** What the client of a pass retains: ideas kept, synthesis, actions. */
  public record Harvest(
      int pass,
      List<ContributionId> keptIdeas,
      @Nullable SynthesisWritten synthesis,
      List<ActionPlanned> actions,
      @Nullable EncryptedText noAction) {

    private static Harvest none(int pass) {
      return new Harvest(pass, List.of(), null, List.of(), null);
    }

    private Harvest after(SessionEvent event) {
      return switch (event) {
        case SessionEvent.IdeasKept e ->
            new Harvest(pass, e.contributions(), synthesis, actions, noAction);
        case SynthesisWritten e -> new Harvest(pass, keptIdeas, e, actions, noAction);
        case ActionPlanned e ->
            new Harvest(pass, keptIdeas, synthesis, ListCopies.add(actions, e), noAction);
        case SessionEvent.NoActionDecided e ->
            new Harvest(pass, keptIdeas, synthesis, actions, e.reason());
        default -> this;
      };
    }
  }

  public Harvest of(int pass) {
    return harvests.stream()
        .filter(h -> h.pass() == pass)
        .findFirst()
        .orElseGet(() -> Harvest.none(pass));
  }

  public List<ActionPlanned> actions() {
    return harvests.stream().flatMap(h -> h.actions().stream()).toList();
  }

  SessionResults after(SessionEvent event, int pass) {
    return switch (event) {
      case LearningStated e ->
          new SessionResults(harvests, ListCopies.add(learnings, e), remarks, evaluated);
      case RegulationRemarked e ->
          new SessionResults(harvests, learnings, ListCopies.add(remarks, e), evaluated);
      case SessionEvent.SessionEvaluated e ->
          new SessionResults(harvests, learnings, remarks, ListCopies.add(evaluated, e.by()));
      default -> {
        var before = of(pass);
        var harvest = before.after(event);
        yield harvest.equals(before)
            ? this
            : new SessionResults(
                ListCopies.put(harvests, h -> h.pass() == pass, harvest),
                learnings,
                remarks,
                evaluated);
      }
    };
  }
}
