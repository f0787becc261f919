package codev.session.view;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The results of a session: what each client keeps, learnings, remarks, and who has evaluated it.
 */
public record SessionResults(
    List<Harvest> harvests,
    List<LearningStated> learnings,
    List<RegulationRemarked> remarks,
    List<Username> evaluated) {

  static final SessionResults NONE = new SessionResults(List.of(), List.of(), List.of(), List.of());

  /** What the client of one pass keeps: ideas, synthesis, actions. */
  public record Harvest(
      int pass,
      List<ContributionId> keptIdeas,
      @Nullable SynthesisWritten synthesis,
      List<ActionPlanned> actions,
      @Nullable EncryptedText noAction) {

    private static Harvest none(int pass) {
      return new Harvest(pass, List.of(), null, List.of(), null);
    }

    private Harvest with(IdeasKept e) {
      return new Harvest(pass, e.contributions(), synthesis, actions, noAction);
    }

    private Harvest with(SynthesisWritten e) {
      return new Harvest(pass, keptIdeas, e, actions, noAction);
    }

    private Harvest with(ActionPlanned e) {
      return new Harvest(pass, keptIdeas, synthesis, ImmutableLists.add(actions, e), noAction);
    }

    private Harvest with(NoActionDecided e) {
      return new Harvest(pass, keptIdeas, synthesis, actions, e.reason());
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
          new SessionResults(harvests, ImmutableLists.add(learnings, e), remarks, evaluated);
      case RegulationRemarked e ->
          new SessionResults(harvests, learnings, ImmutableLists.add(remarks, e), evaluated);
      case SessionEvaluated e ->
          new SessionResults(harvests, learnings, remarks, ImmutableLists.add(evaluated, e.by()));
      case IdeasKept e -> with(of(pass).with(e));
      case SynthesisWritten e -> with(of(pass).with(e));
      case ActionPlanned e -> with(of(pass).with(e));
      case NoActionDecided e -> with(of(pass).with(e));
      case SessionScheduled _,
          SessionMoved _,
          SessionCancelled _,
          MemberSeated _,
          MemberUnseated _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          FacilitatorAssigned _,
          SessionOpened _,
          SessionHeldAnyway _,
          SessionPostponed _,
          SessionShortened _,
          ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
          TopicChosen _,
          EarlierActionReviewed _,
          GatePassed _,
          EarlierActionsSkipped _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          FloorGiven _,
          FloorTakenBack _,
          ContributionMade _,
          NoteTaken _,
          ContributionMarked _,
          ReformulationRated _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _,
          EntryHidden _,
          WordsTakenDown _,
          WordsDisowned _,
          SessionClosed _ ->
          this;
    };
  }

  private SessionResults with(Harvest harvest) {
    return new SessionResults(
        ImmutableLists.put(harvests, h -> h.pass() == harvest.pass(), harvest),
        learnings,
        remarks,
        evaluated);
  }
}
