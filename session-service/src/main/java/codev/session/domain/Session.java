package codev.session.domain;

import codev.session.domain.CheckParticipation.FindProgramme;
import codev.session.domain.SessionCommand.*;
import codev.session.domain.value.ProgrammeId;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Step;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a group, as an aggregate: each command is decided by the rules of its step on the
 * immutable {@link SessionState}, the events change that state. Who may do what, and when, is in
 * {@link SessionPermission} and {@code ContributionKind}; what keeps a step from being left, in
 * {@link Gate}.
 */
@Aggregate
public class Session {
  @AggregateIdentifier private @Nullable SessionId id;
  private SessionState state;
  private final ProcessedCommands processed = new ProcessedCommands();

  @SuppressWarnings("NullAway.Init")
  Session() {}

  // ---- planning ----

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void schedule(ScheduleSession c) {
    if (id == null) apply(List.of(LifecycleRules.schedule(c)));
  }

  @CommandHandler
  void move(MoveSession c) {
    apply(LifecycleRules.move(state, c));
  }

  @CommandHandler
  void changePlace(ChangeSessionPlace c) {
    apply(LifecycleRules.changePlace(state, c));
  }

  @CommandHandler
  void changeTemplate(ChangeSessionTemplate c) {
    apply(LifecycleRules.changeTemplate(state, c));
  }

  @CommandHandler
  void cancel(CancelSession c) {
    apply(LifecycleRules.cancel(state, c));
  }

  @CommandHandler
  void seat(SeatMember c) {
    apply(ParticipantRules.seat(state, c));
  }

  @CommandHandler
  void assign(AssignFacilitator c) {
    apply(ParticipantRules.assign(state, c));
  }

  @CommandHandler
  void check(CheckParticipation c) {
    ParticipantRules.check(state, c);
  }

  @CommandHandler
  ProgrammeId find(FindProgramme c) {
    return state.plan().programme();
  }

  // ---- opening, guiding, closing ----

  @CommandHandler
  void open(OpenSession c) {
    apply(LifecycleRules.open(state, c));
  }

  @CommandHandler
  void handOver(HandOverChair c) {
    apply(ParticipantRules.handOver(state, c));
  }

  @CommandHandler
  void mark(MarkAttendance c) {
    apply(AttendanceRules.mark(state, c));
  }

  @CommandHandler
  void sign(SignAttendance c) {
    apply(AttendanceRules.sign(state, c));
  }

  @CommandHandler
  void decide(DecideOnQuorum c) {
    apply(QuorumRules.decide(state, c));
  }

  @CommandHandler
  Step goToNextStep(GoToNextStep c) {
    var before = StepRules.before(state, processed, c);
    if (before.isPresent()) return before.get();
    apply(StepRules.goToNextStep(state, c));
    return state.step();
  }

  @CommandHandler
  Step goBack(GoBack c) {
    var before = StepRules.before(state, processed, c);
    if (before.isPresent()) return before.get();
    apply(StepRules.goBack(state, c));
    return state.step();
  }

  @CommandHandler
  void pause(PauseSession c) {
    apply(StepRules.pause(state, processed, c));
  }

  @CommandHandler
  void takeABreak(BeginBreak c) {
    apply(StepRules.takeABreak(state, processed, c));
  }

  @CommandHandler
  void resume(ResumeSession c) {
    apply(StepRules.resume(state, processed, c));
  }

  @CommandHandler
  void extend(ExtendStep c) {
    apply(StepRules.extend(state, processed, c));
  }

  @CommandHandler
  void giveFloor(GiveFloor c) {
    apply(FloorRules.give(state, processed, c));
  }

  @CommandHandler
  void raiseHand(RaiseHand c) {
    apply(HandRules.raise(state, processed, c));
  }

  @CommandHandler
  void hide(HideEntry c) {
    apply(EntryRules.hide(state, processed, c));
  }

  @CommandHandler
  void close(CloseSession c) {
    apply(LifecycleRules.close(state, c));
  }

  // ---- step by step ----

  @CommandHandler
  void propose(ProposeTopic c) {
    apply(PreparationRules.propose(state, processed, c));
  }

  @CommandHandler
  void correct(CorrectTopic c) {
    apply(PreparationRules.correct(state, processed, c));
  }

  @CommandHandler
  void vote(VoteForTopic c) {
    apply(PreparationRules.vote(state, c));
  }

  @CommandHandler
  void showPoints(ShowPoints c) {
    apply(PreparationRules.showPoints(state, processed, c));
  }

  @CommandHandler
  void choose(ChooseTopic c) {
    apply(PreparationRules.choose(state, c));
  }

  @CommandHandler
  void review(ReviewEarlierAction c) {
    apply(PreparationRules.review(state, processed, c));
  }

  @CommandHandler
  void change(ChangeEarlierAction c) {
    apply(PreparationRules.change(processed, c));
  }

  @CommandHandler
  void withdraw(WithdrawEarlierAction c) {
    apply(PreparationRules.withdraw(processed, c));
  }

  @CommandHandler
  void contribute(Contribute c) {
    apply(ContributionRules.contribute(state, processed, c));
  }

  @CommandHandler
  void correct(CorrectContribution c) {
    apply(ContributionRules.correct(state, processed, c));
  }

  @CommandHandler
  void withdraw(WithdrawContribution c) {
    apply(ContributionRules.withdraw(state, processed, c));
  }

  @CommandHandler
  void restore(RestoreContribution c) {
    apply(ContributionRules.restore(state, processed, c));
  }

  @CommandHandler
  void classify(ClassifyContribution c) {
    apply(ContributionRules.classify(state, c));
  }

  @CommandHandler
  void withdraw(WithdrawEntry c) {
    apply(EntryRules.withdraw(state, processed, c));
  }

  @CommandHandler
  void restore(RestoreEntry c) {
    apply(EntryRules.restore(state, processed, c));
  }

  @CommandHandler
  void attach(AttachFile c) {
    apply(EntryRules.attach(state, c));
  }

  @CommandHandler
  void remove(RemoveFile c) {
    apply(EntryRules.remove(state, c));
  }

  @CommandHandler
  void check(CheckAttachment c) {
    if (c.takenDownBy() == null) EntryRules.attach(state, c.attached());
    else
      ScribeRules.takeDictation(state, processed, new TakeDictation(c.attached(), c.takenDownBy()));
  }

  @CommandHandler
  void takeNote(TakeNote c) {
    apply(EntryRules.takeNote(state, processed, c));
  }

  @CommandHandler
  void correct(CorrectNote c) {
    apply(EntryRules.correct(state, processed, c));
  }

  @CommandHandler
  void mark(MarkContribution c) {
    apply(ContributionRules.mark(state, processed, c));
  }

  @CommandHandler
  void rate(RateReformulation c) {
    apply(ContributionRules.rate(state, processed, c));
  }

  /** Answers with the contract's current version. */
  @CommandHandler
  int redefine(RedefineContract c) {
    apply(ContractRules.redefine(state, c));
    return contractVersion();
  }

  @CommandHandler
  void answer(AnswerContract c) {
    apply(ContractRules.answer(state, processed, c));
  }

  @CommandHandler
  void keep(KeepIdeas c) {
    apply(SynthesisRules.keep(state, c));
  }

  @CommandHandler
  void write(WriteSynthesis c) {
    apply(SynthesisRules.write(state, processed, c));
  }

  @CommandHandler
  void plan(PlanAction c) {
    apply(SynthesisRules.plan(state, processed, c));
  }

  @CommandHandler
  void correct(CorrectAction c) {
    apply(SynthesisRules.correct(state, processed, c));
  }

  @CommandHandler
  void state(StateLearning c) {
    apply(LearningRules.state(state, processed, c));
  }

  @CommandHandler
  void correct(CorrectLearning c) {
    apply(LearningRules.correct(state, processed, c));
  }

  @CommandHandler
  void remark(MakeRemark c) {
    apply(LearningRules.remark(state, processed, c));
  }

  @CommandHandler
  void correct(CorrectRemark c) {
    apply(LearningRules.correct(state, processed, c));
  }

  @CommandHandler
  void evaluate(EvaluateSession c) {
    apply(LearningRules.evaluate(state, processed, c));
  }

  /** Answers as the speaker's own command would. */
  @CommandHandler
  @Nullable Object takeDictation(TakeDictation c) {
    apply(ScribeRules.takeDictation(state, processed, c));
    return c.dictated() instanceof RedefineContract ? contractVersion() : null;
  }

  @CommandHandler
  void disown(DisownWords c) {
    apply(ScribeRules.disown(state, c));
  }

  private int contractVersion() {
    return Objects.requireNonNull(state.contract()).version();
  }

  private static void apply(List<? extends SessionEvent> decided) {
    decided.forEach(AggregateLifecycle::apply);
  }

  /** The only place where the aggregate changes. */
  @EventSourcingHandler
  void evolve(SessionEvent event) {
    id = event.session();
    state = SessionEvolution.after(state, event);
    processed.apply(event, state);
  }
}
