package codev.session.domain;

import static codev.session.domain.Activity.*;
import static codev.session.domain.Reason.*;

import codev.session.domain.SessionCommand.*;
import codev.session.domain.SessionEvent.*;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of a group: decides above, evolves below. Who may do what, and when, is in {@link
 * Activity} and {@link ContributionKind}.
 */
@Aggregate
public class Session {
  @AggregateIdentifier private SessionId id;
  private SessionScheduled plan;
  private Instant startsAt;
  private State state = State.SCHEDULED;
  private Template template;
  private Roster roster;
  private Timeline timeline;
  private @Nullable SynthesisWritten synthesis;
  private List<ContributionId> keptIdeas = List.of();
  private final Map<Integer, Contract> contracts = new HashMap<>();
  private final Map<TopicId, Username> topics = new HashMap<>();
  private final Map<Integer, TopicChosen> choices = new HashMap<>();
  private final Map<Vote, Integer> votes = new HashMap<>();
  private final Map<ActionId, EarlierAction> toReview = new LinkedHashMap<>();
  private final Map<ActionId, EarlierActionReviewed> reviews = new HashMap<>();
  private final Map<Integer, Boolean> planned = new HashMap<>();
  private final Map<Username, Evaluation> evaluations = new HashMap<>();
  private final Map<ContributionId, ContributionKind> contributions = new HashMap<>();
  private final Set<Mark> marks = new HashSet<>();
  private final Map<ContributionId, Integer> ratings = new HashMap<>();
  private final Map<String, Said> said = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final CourseSoFar course = new CourseSoFar();

  private record Vote(TopicId topic, Username by) {}

  private record Mark(ContributionId contribution, Username by) {}

  /** What came with an id of its own, to recognise a retry. */
  private record Said(Object content, Username by) {}

  @SuppressWarnings("NullAway.Init")
  Session() {}

  // ---- planning, opening, closing ----

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void schedule(ScheduleSession c) {
    if (plan != null) return;
    apply(
        new SessionScheduled(
            c.session(),
            c.group(),
            c.programme(),
            c.groupName(),
            c.number(),
            c.by(),
            c.members(),
            c.template(),
            c.startsAt(),
            c.place(),
            c.videoLink(),
            c.at()));
  }

  /** Once it is open people have met: what was decided too late changes nothing. */
  @CommandHandler
  void move(MoveSession c) {
    if (state == State.SCHEDULED && !c.startsAt().equals(startsAt))
      apply(new SessionMoved(id, c.startsAt(), c.by(), c.at()));
  }

  @CommandHandler
  void cancel(CancelSession c) {
    if (state == State.SCHEDULED) apply(new SessionCancelled(id, c.by(), c.at()));
  }

  @CommandHandler
  void open(OpenSession c) {
    if (state == State.OPEN && roleOf(c.by()) == Role.FACILITATOR) return;
    require(OPEN, c);
    if (!c.withoutCharter().isEmpty())
      throw new Refused(CHARTER_NOT_ACCEPTED_BY_ALL, names(c.withoutCharter()));
    apply(new SessionOpened(id, c.earlierActions(), c.by(), c.at()));
  }

  @CommandHandler
  void close(CloseSession c) {
    if (state == State.CLOSED && roleOf(c.by()) == Role.FACILITATOR) return;
    require(CLOSE, c);
    if (step() != Step.LEARNING && c.reason() == null)
      throw new Refused(CLOSING_BEFORE_LEARNING_NEEDS_A_REASON);
    apply(
        new SessionClosed(
            id, origin(), course.at(c.at(), timeline, roster), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void handOver(HandOverChair c) {
    require(SUBSTITUTE, c);
    if (roster.hasMember(c.to())) throw new Refused(SUBSTITUTE_IS_A_MEMBER, c.to());
    if (!c.to().equals(roster.facilitator()))
      apply(new ChairHandedOver(id, c.to(), c.reason(), c.by(), c.at()));
  }

  // ---- attendance ----

  @CommandHandler
  void mark(MarkAttendance c) {
    require(MARK_ATTENDANCE, c);
    if (!roster.hasMember(c.member())) throw new Refused(UNKNOWN_MEMBER, c.member());
    if (roster.isMarked(c.member(), c.status())) return;
    apply(new AttendanceMarked(id, c.member(), c.status(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void sign(SignAttendance c) {
    require(SIGN, c);
    if (!roster.hasSigned(c.by())) apply(new AttendanceSigned(id, c.by(), c.at()));
  }

  // ---- the steps and their gates ----

  @CommandHandler
  Step goToNextStep(GoToNextStep c) {
    require(GO_TO_THE_NEXT_STEP, c);
    standsAt(c.from());
    if (timeline.current() + 1 == template.steps().size()) throw new Refused(NO_STEP_LEFT);
    switch (step()) {
      case PREPARATION -> leavePreparation(c);
      case PROBLEM_DEFINITION -> leaveProblemDefinition();
      case SYNTHESIS -> leaveSynthesis(c);
      case PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING -> {}
    }
    var next = timeline.current() + 1;
    apply(new StepOpened(id, next, template.step(next), c.by(), c.at()));
    return step();
  }

  private void leavePreparation(GoToNextStep c) {
    if (choices.size() < template.passes()) throw new Refused(NO_TOPIC_CHOSEN);
    if (toReview.isEmpty()) return;
    if (c.reason() == null) throw new Refused(EARLIER_ACTIONS_NOT_REVIEWED, toReview.size());
    apply(new EarlierActionsSkipped(id, c.reason(), c.by(), c.at()));
  }

  private void leaveProblemDefinition() {
    var contract = contract();
    var missing = roster.presentConsultants();
    if (contract != null)
      missing = missing.stream().filter(m -> !contract.acceptances().contains(m)).toList();
    if (contract == null || !missing.isEmpty())
      throw new Refused(CONTRACT_NOT_ACCEPTED_BY_ALL, names(missing));
  }

  private void leaveSynthesis(GoToNextStep c) {
    if (planned.getOrDefault(roster.pass(), false)) return;
    if (c.reason() == null) throw new Refused(NO_DATED_ACTION);
    apply(new NoActionDecided(id, c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  Step goBack(GoBack c) {
    require(GO_BACK, c);
    standsAt(c.from());
    if (timeline.current() == 0) throw new Refused(NO_STEP_BEFORE);
    if (c.reason() == null) throw new Refused(GOING_BACK_NEEDS_A_REASON);
    var previous = timeline.current() - 1;
    apply(new StepReopened(id, previous, template.step(previous), c.reason(), c.by(), c.at()));
    return step();
  }

  @CommandHandler
  void pause(PauseSession c) {
    require(PAUSE, c);
    standsAt(c.from());
    if (!timeline.paused()) apply(new SessionPaused(id, c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void takeABreak(BeginBreak c) {
    require(PAUSE, c);
    standsAt(c.from());
    if (!timeline.paused()) apply(new BreakBegun(id, c.minutes(), c.reason(), c.by(), c.at()));
  }

  @CommandHandler
  void resume(ResumeSession c) {
    require(RESUME, c);
    standsAt(c.from());
    if (timeline.paused()) apply(new SessionResumed(id, c.by(), c.at()));
  }

  @CommandHandler
  void extend(ExtendStep c) {
    require(EXTEND, c);
    standsAt(c.from());
    if (c.reason() == null) throw new Refused(EXTENDING_NEEDS_A_REASON);
    apply(new StepExtended(id, c.minutes(), c.reason(), c.by(), c.at()));
  }

  // ---- preparation ----

  @CommandHandler
  void propose(ProposeTopic c) {
    if (isARetry(c.topic().id(), c.topic(), c)) return;
    require(PROPOSE_TOPIC, c);
    apply(new TopicProposed(id, c.topic(), c.by(), c.at()));
  }

  @CommandHandler
  void vote(VoteForTopic c) {
    require(VOTE, c);
    mustKnow(c.topic());
    var before = votes.get(new Vote(c.topic(), c.by()));
    if (before == null || before != c.points())
      apply(new TopicVoted(id, c.topic(), c.points(), c.by(), c.at()));
  }

  @CommandHandler
  void choose(ChooseTopic c) {
    require(CHOOSE_TOPIC, c);
    var client = mustKnow(c.topic());
    if (c.pass() > template.passes()) throw new Refused(NO_SUCH_PASS, template.passes());
    var choice =
        new TopicChosen(id, origin(), c.topic(), client, c.pass(), c.reason(), c.by(), c.at());
    if (!isSameChoice(choices.get(c.pass()), choice)) apply(choice);
  }

  @CommandHandler
  void review(ReviewEarlierAction c) {
    require(REVIEW_ACTIONS, c);
    var before = reviews.get(c.action());
    var owner =
        before != null
            ? before.owner()
            : toReview.containsKey(c.action()) ? toReview.get(c.action()).owner() : null;
    if (owner == null) throw new Refused(UNKNOWN_EARLIER_ACTION);
    if (!c.by().equals(owner) && !c.by().equals(roster.facilitator()))
      throw new Refused(ONLY_THE_OWNER_REVIEWS, owner);
    var review =
        new EarlierActionReviewed(
            id, origin(), c.action(), owner, c.outcome(), c.effect(), c.learnt(), c.by(), c.at());
    if (before == null || !isSameReview(before, review)) apply(review);
  }

  // ---- presentation to consultation ----

  @CommandHandler
  void contribute(Contribute c) {
    if (isARetry(c.contribution().id(), c.contribution(), c)) return;
    mustBeOpen();
    c.contribution().kind().mustBePossible(step(), roleOf(c.by()));
    var replied = c.contribution().inReplyTo();
    if (replied != null && !contributions.containsKey(replied))
      throw new Refused(UNKNOWN_CONTRIBUTION, replied);
    apply(new ContributionMade(id, step(), c.contribution(), c.by(), c.at()));
  }

  @CommandHandler
  void takeNote(TakeNote c) {
    if (isARetry(c.note(), c.text(), c)) return;
    require(TAKE_NOTE, c);
    apply(new NoteTaken(id, c.note(), c.text(), c.by(), c.at()));
  }

  @CommandHandler
  void mark(MarkContribution c) {
    require(MARK_CONTRIBUTION, c);
    var kind = contributions.get(c.contribution());
    if (kind == null || !kind.canBeKept())
      throw new Refused(ONLY_CONTRIBUTIONS_ARE_MARKED, c.contribution());
    if (marks.contains(new Mark(c.contribution(), c.by())) != c.marked())
      apply(new ContributionMarked(id, c.contribution(), c.marked(), c.by(), c.at()));
  }

  @CommandHandler
  void rate(RateReformulation c) {
    require(RATE_REFORMULATION, c);
    if (contributions.get(c.contribution()) != ContributionKind.REFORMULATION)
      throw new Refused(ONLY_REFORMULATIONS_ARE_RATED, c.contribution());
    if (!Integer.valueOf(c.rating()).equals(ratings.get(c.contribution())))
      apply(new ReformulationRated(id, c.contribution(), c.rating(), c.by(), c.at()));
  }

  @CommandHandler
  int redefine(RedefineContract c) {
    require(REDEFINE_CONTRACT, c);
    var contract = contract();
    if (contract != null && contract.terms().equals(c.terms())) return contract.version();
    var version = contract == null ? 1 : contract.version() + 1;
    apply(new ContractRedefined(id, version, c.terms(), c.by(), c.at()));
    return version;
  }

  @CommandHandler
  void answer(AnswerContract c) {
    require(ANSWER_CONTRACT, c);
    var contract = contract();
    if (contract == null) throw new Refused(NO_CONTRACT_YET);
    if (contract.version() != c.version())
      throw new Refused(CONTRACT_HAS_ANOTHER_VERSION, contract.version());
    if (c.accepted()) {
      if (!contract.acceptances().contains(c.by()))
        apply(new ContractAccepted(id, c.version(), c.by(), c.at()));
      return;
    }
    if (c.reservation() == null) throw new Refused(RESERVATION_NEEDS_WORDS);
    if (!contract.hasReservation(c.by(), c.reservation()))
      apply(new ContractReserved(id, c.version(), c.reservation(), c.by(), c.at()));
  }

  // ---- synthesis and learning ----

  @CommandHandler
  void keep(KeepIdeas c) {
    require(KEEP_IDEAS, c);
    for (var kept : c.contributions()) {
      var kind = contributions.get(kept);
      if (kind == null || !kind.canBeKept() || hidden.contains(kept.toString()))
        throw new Refused(ONLY_CONTRIBUTIONS_ARE_KEPT, kept);
    }
    if (!keptIdeas.equals(c.contributions()))
      apply(new IdeasKept(id, c.contributions(), c.by(), c.at()));
  }

  @CommandHandler
  void write(WriteSynthesis c) {
    require(WRITE_SYNTHESIS, c);
    if (synthesis == null || !synthesis.text().equals(c.text()))
      apply(new SynthesisWritten(id, c.text(), c.by(), c.at()));
  }

  @CommandHandler
  void plan(PlanAction c) {
    if (isARetry(c.action().id(), c.action(), c)) return;
    require(PLAN_ACTION, c);
    apply(new ActionPlanned(id, origin(), c.action(), c.by(), c.at()));
  }

  @CommandHandler
  void state(StateLearning c) {
    if (isARetry(c.learning().id(), c.learning(), c)) return;
    require(STATE_LEARNING, c);
    apply(new LearningStated(id, origin(), c.learning(), c.by(), c.at()));
  }

  @CommandHandler
  void remark(Remark c) {
    if (isARetry(c.remark(), c.text(), c)) return;
    require(REMARK, c);
    apply(new RegulationRemarked(id, c.remark(), c.text(), c.by(), c.at()));
  }

  @CommandHandler
  void evaluate(EvaluateSession c) {
    require(EVALUATE, c);
    var before = evaluations.get(c.by());
    if (before != null && before.equals(c.evaluation())) return;
    if (before != null) throw new Refused(EVALUATED_ALREADY);
    var role = roleOf(c.by());
    c.evaluation().mustFit(role);
    apply(new SessionEvaluated(id, origin(), c.evaluation(), role, c.by(), c.at()));
  }

  @CommandHandler
  void hide(HideEntry c) {
    require(HIDE, c);
    if (c.reason() == null) throw new Refused(HIDING_NEEDS_A_REASON);
    if (!said.containsKey(c.entry())) throw new Refused(UNKNOWN_ENTRY, c.entry());
    if (!hidden.contains(c.entry()))
      apply(new EntryHidden(id, c.entry(), c.reason(), c.by(), c.at()));
  }

  // ---- sentences ----

  private void require(Activity activity, SessionCommand c) {
    activity.mustBePossible(state, step(), roleOf(c.by()));
  }

  private void mustBeOpen() {
    if (state == State.SCHEDULED) throw new Refused(SESSION_NOT_OPEN);
    if (state == State.CANCELLED) throw new Refused(SESSION_CANCELLED);
    if (state == State.CLOSED) throw new Refused(SESSION_CLOSED);
  }

  private void standsAt(Step from) {
    if (step() != from) throw new Refused(STEP_HAS_MOVED_ON, step());
  }

  private Username mustKnow(TopicId topic) {
    var proposer = topics.get(topic);
    if (proposer == null || hidden.contains(topic.toString())) throw new Refused(UNKNOWN_TOPIC);
    return proposer;
  }

  /**
   * True when this very thing was said before; refuses the same id with other content, or from
   * somebody else.
   */
  private boolean isARetry(Object thing, Object content, SessionCommand c) {
    roleOf(c.by());
    var before = said.get(thing.toString());
    if (before != null && !before.equals(new Said(content, c.by())))
      throw new Refused(SAME_ID_OTHER_CONTENT);
    return before != null;
  }

  private Role roleOf(Username person) {
    if (plan == null || !roster.includes(person)) throw new Refused(NOT_A_PARTICIPANT);
    return roster.roleOf(person);
  }

  private @Nullable Contract contract() {
    return contracts.get(roster.pass());
  }

  private Origin origin() {
    return new Origin(plan.group(), plan.programme());
  }

  private Step step() {
    return timeline.now().key();
  }

  private static boolean isSameChoice(@Nullable TopicChosen before, TopicChosen choice) {
    return before != null && before.topic().equals(choice.topic());
  }

  private static boolean isSameReview(EarlierActionReviewed before, EarlierActionReviewed review) {
    return before.equals(
        new EarlierActionReviewed(
            review.session(),
            review.origin(),
            review.action(),
            review.owner(),
            review.outcome(),
            review.effect(),
            review.learnt(),
            review.by(),
            before.at()));
  }

  private static String names(Iterable<Username> people) {
    return String.join(
        ", ",
        StreamSupport.stream(people.spliterator(), false).map(Username::value).sorted().toList());
  }

  private static void apply(SessionEvent event) {
    AggregateLifecycle.apply(event);
  }

  // ---- the only place where state changes ----

  @EventSourcingHandler
  void evolve(SessionEvent event) {
    if (event instanceof SessionScheduled e) begin(e);
    timeline = Timeline.after(timeline, event);
    roster = roster.after(event, template);
    contracts.compute(roster.pass(), (_, before) -> Contract.after(before, event));
    course.take(event, contract(), roster);
    switch (event) {
      case SessionScheduled _ -> {}
      case SessionMoved e -> startsAt = e.startsAt();
      case SessionCancelled _ -> state = State.CANCELLED;
      case SessionOpened e -> {
        state = State.OPEN;
        e.earlierActions().forEach(a -> toReview.put(a.id(), a));
      }
      case TopicProposed e -> {
        topics.put(e.topic().id(), e.by());
        said(e.topic().id(), e.topic(), e.by());
      }
      case TopicVoted e -> votes.put(new Vote(e.topic(), e.by()), e.points());
      case TopicChosen e -> choices.put(e.pass(), e);
      case EarlierActionReviewed e -> {
        toReview.remove(e.action());
        reviews.put(e.action(), e);
      }
      case EarlierActionsSkipped _ -> toReview.clear();
      case ContributionMade e -> {
        contributions.put(e.contribution().id(), e.contribution().kind());
        said(e.contribution().id(), e.contribution(), e.by());
      }
      case ContributionMarked e when e.marked() -> marks.add(new Mark(e.contribution(), e.by()));
      case ContributionMarked e -> marks.remove(new Mark(e.contribution(), e.by()));
      case ReformulationRated e -> ratings.put(e.contribution(), e.rating());
      case NoteTaken e -> said(e.note(), e.text(), e.by());
      case IdeasKept e -> keptIdeas = e.contributions();
      case SynthesisWritten e -> synthesis = e;
      case ActionPlanned e -> {
        planned.merge(roster.pass(), e.action().dueOn() != null, Boolean::logicalOr);
        said(e.action().id(), e.action(), e.by());
      }
      case NoActionDecided _ -> planned.put(roster.pass(), true);
      case LearningStated e -> said(e.learning().id(), e.learning(), e.by());
      case RegulationRemarked e -> said(e.remark(), e.text(), e.by());
      case SessionEvaluated e -> evaluations.put(e.by(), e.evaluation());
      case EntryHidden e -> hidden.add(e.entry());
      case SessionClosed _ -> state = State.CLOSED;
      case ChairHandedOver _,
          AttendanceMarked _,
          AttendanceSigned _,
          StepOpened _,
          StepReopened _,
          SessionPaused _,
          BreakBegun _,
          SessionResumed _,
          StepExtended _,
          ContractRedefined _,
          ContractAccepted _,
          ContractReserved _ -> {}
    }
  }

  private void begin(SessionScheduled e) {
    id = e.session();
    plan = e;
    startsAt = e.startsAt();
    template = e.template();
    roster = Roster.of(e);
  }

  private void said(Object thing, Object content, Username by) {
    said.put(thing.toString(), new Said(content, by));
  }
}
