package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ImmutableLists;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a session: what each client keeps, learnings and remarks. */
public record SessionResults(
    List<ClientResults> clientResults,
    List<LearningStated> learnings,
    List<RegulationRemarked> remarks) {

  static final SessionResults NONE = new SessionResults(List.of(), List.of(), List.of());

  /** What the client of one pass keeps: ideas, synthesis, actions. */
  public record ClientResults(
      int pass,
      List<ContributionId> keptIdeas,
      @Nullable SynthesisWritten synthesis,
      List<ActionPlanned> actions,
      @Nullable EncryptedText noAction) {

    private static ClientResults none(int pass) {
      return new ClientResults(pass, List.of(), null, List.of(), null);
    }

    private ClientResults with(IdeasKept e) {
      return new ClientResults(pass, e.contributions(), synthesis, actions, noAction);
    }

    private ClientResults with(SynthesisWritten e) {
      return new ClientResults(pass, keptIdeas, e, actions, noAction);
    }

    private ClientResults with(ActionPlanned e) {
      return new ClientResults(
          pass, keptIdeas, synthesis, ImmutableLists.add(actions, e), noAction);
    }

    private ClientResults with(ActionCorrected e) {
      return new ClientResults(
          pass,
          keptIdeas,
          synthesis,
          actions.stream().map(a -> corrected(a, e)).toList(),
          noAction);
    }

    private ClientResults with(NoActionDecided e) {
      return new ClientResults(pass, keptIdeas, synthesis, actions, e.reason());
    }
  }

  public ClientResults of(int pass) {
    return clientResults.stream()
        .filter(h -> h.pass() == pass)
        .findFirst()
        .orElseGet(() -> ClientResults.none(pass));
  }

  public List<ActionPlanned> actions() {
    return clientResults.stream().flatMap(h -> h.actions().stream()).toList();
  }

  SessionResults after(SessionEvent event, int pass) {
    return switch (event) {
      case LearningStated e ->
          new SessionResults(clientResults, ImmutableLists.add(learnings, e), remarks);
      case RegulationRemarked e ->
          new SessionResults(clientResults, learnings, ImmutableLists.add(remarks, e));
      case LearningCorrected e ->
          new SessionResults(
              clientResults, learnings.stream().map(l -> corrected(l, e)).toList(), remarks);
      case RemarkCorrected e ->
          new SessionResults(
              clientResults, learnings, remarks.stream().map(r -> corrected(r, e)).toList());
      case IdeasKept e -> with(of(pass).with(e));
      case SynthesisWritten e -> with(of(pass).with(e));
      case ActionPlanned e -> with(of(pass).with(e));
      case ActionCorrected e ->
          new SessionResults(
              clientResults.stream().map(h -> h.with(e)).toList(), learnings, remarks);
      case NoActionDecided e -> with(of(pass).with(e));
      case SessionEvaluated _,
          LifecycleEvent _,
          ParticipantEvent _,
          PreparationEvent _,
          StepEvent _,
          DiscussionEvent _,
          ContractEvent _ ->
          this;
    };
  }

  private static ActionPlanned corrected(ActionPlanned planned, ActionCorrected e) {
    return planned.action().id().equals(e.action().id())
        ? new ActionPlanned(
            planned.session(), planned.origin(), e.action(), planned.by(), planned.at())
        : planned;
  }

  private static LearningStated corrected(LearningStated stated, LearningCorrected e) {
    return stated.learning().id().equals(e.learning().id())
        ? new LearningStated(
            stated.session(), stated.origin(), e.learning(), stated.by(), stated.at())
        : stated;
  }

  private static RegulationRemarked corrected(RegulationRemarked remark, RemarkCorrected e) {
    return remark.remark().equals(e.remark())
        ? new RegulationRemarked(
            remark.session(), remark.remark(), e.text(), remark.by(), remark.at())
        : remark;
  }

  private SessionResults with(ClientResults changed) {
    return new SessionResults(
        ImmutableLists.put(clientResults, h -> h.pass() == changed.pass(), changed),
        learnings,
        remarks);
  }
}
