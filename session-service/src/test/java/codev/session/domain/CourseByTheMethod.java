package codev.session.domain;

import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.Attendance;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The method, read a second time: it follows a session by its events alone, knows nothing of the
 * aggregate's rules, and does not accept an event that the method forbids.
 */
final class CourseByTheMethod {
  private static final Set<ContributionKind> CLIENTS =
      EnumSet.of(STATEMENT, HEADLINE, ANSWER, REFRAME, DISCOMFORT);
  private static final Map<Step, Set<ContributionKind>> SAID_IN =
      Map.of(
          PRESENTATION, EnumSet.of(STATEMENT, HEADLINE),
          CLARIFICATION, EnumSet.range(FACT, ANSWER),
          PROBLEM_DEFINITION, EnumSet.of(REFORMULATION),
          CONSULTATION, EnumSet.range(IMPRESSION, DISCOMFORT));

  private SessionStatus state = SessionStatus.SCHEDULED;
  private List<SessionTemplate.PlannedStep> steps = List.of();
  private int index;
  private Username facilitator = People.ANNE;
  private final Set<Username> members = new LinkedHashSet<>();
  private final Set<Username> away = new HashSet<>();
  private final Map<Integer, Username> clients = new HashMap<>();
  private final Map<Integer, Integer> versions = new HashMap<>();
  private final Map<Integer, Set<Username>> acceptances = new HashMap<>();
  private final Set<Integer> concluded = new HashSet<>();
  private final Set<ActionId> toReview = new HashSet<>();
  private final Set<ActionId> reviewed = new HashSet<>();
  private final Set<Username> evaluated = new HashSet<>();
  private final Map<String, Username> speakers = new HashMap<>();

  /** By turn: what the facilitator let go by with a reason, until it changes. */
  private final Map<Integer, Set<String>> passed = new HashMap<>();

  private @Nullable Username lastBy;
  private @Nullable Timeline timeline;

  SessionStatus state() {
    return state;
  }

  Step step() {
    return steps.get(index).key();
  }

  int index() {
    return index;
  }

  int passes() {
    return Math.max(1, (int) steps.stream().filter(s -> s.key() == PRESENTATION).count());
  }

  int pass() {
    var begun = steps.subList(0, index + 1).stream().filter(s -> s.key() == PRESENTATION).count();
    return Math.max(1, (int) begun);
  }

  Username facilitator() {
    return facilitator;
  }

  boolean hasClient(int pass) {
    return clients.containsKey(pass);
  }

  @Nullable Username client() {
    return clients.get(pass());
  }

  int version() {
    return versions.getOrDefault(pass(), 0);
  }

  Set<Username> consultants() {
    if (client() == null) return new LinkedHashSet<>(); // nobody to consult
    var others = new LinkedHashSet<>(members);
    others.remove(client());
    return others;
  }

  Set<Username> whoHasNotAccepted() {
    var missing = new LinkedHashSet<>(consultants());
    missing.removeAll(away);
    missing.removeAll(accepted());
    return missing;
  }

  private Set<Username> accepted() {
    return acceptances.computeIfAbsent(pass(), _ -> new HashSet<>());
  }

  void take(SessionEvent event) {
    mustBeTimely(event);
    mustBeAllowed(event);
    follow(event);
    lastBy = event.by();
    timeline = Timeline.after(timeline, event);
    for (var span : timeline.steps()) {
      assertThat(span.ranAt(event.at()))
          .as("time of %s", span)
          .isGreaterThanOrEqualTo(Duration.ZERO);
      assertThat(span.pausedAt(event.at()))
          .as("pauses of %s", span)
          .isGreaterThanOrEqualTo(Duration.ZERO);
    }
  }

  /**
   * Before it opens it is prepared, when it is over only answers and signatures still come in, and
   * attendance is put right.
   */
  private void mustBeTimely(SessionEvent event) {
    var late =
        event instanceof SessionEvaluated
            || event instanceof AttendanceMarked
            || event instanceof AttendanceSigned
            || event instanceof EntryHidden
            || event instanceof WordsDisowned;
    var early =
        event instanceof SessionScheduled
            || event instanceof SessionMoved
            || event instanceof SessionCancelled
            || event instanceof MemberSeated
            || event instanceof MemberUnseated
            || event instanceof FacilitatorAssigned
            || event instanceof SessionOpened
            || event instanceof TopicProposed
            || event instanceof TopicVoted
            || event instanceof ChairHandedOver;
    switch (state) {
      case SCHEDULED -> assertThat(early).as("before it is opened").isTrue();
      case OPEN -> {}
      case CLOSED -> assertThat(late).as("after it is closed").isTrue();
      case CANCELLED -> assertThat(event).as("after it is cancelled").isNull();
    }
  }

  private void mustBeAllowed(SessionEvent event) {
    switch (event) {
      case StepOpened e -> {
        by(facilitator, e);
        assertThat(e.index()).as("no step is skipped").isEqualTo(index + 1);
        assertThat(e.step()).isEqualTo(steps.get(e.index()).key());
        mustBeLeft();
      }
      case StepReopened e -> {
        by(facilitator, e);
        assertThat(e.index()).as("one step back").isEqualTo(index - 1);
        assertThat(e.step()).isEqualTo(steps.get(e.index()).key());
      }
      case ContributionMade e -> {
        var kind = e.contribution().kind();
        assertThat(e.step()).isEqualTo(step());
        assertThat(SAID_IN.getOrDefault(step(), Set.of())).contains(kind);
        if (CLIENTS.contains(kind)) by(client(), e);
        else assertThat(consultants()).contains(e.by());
        assertThat(e.by()).as("the facilitator says nothing").isNotEqualTo(facilitator);
      }
      case ContractRedefined e -> {
        in(PROBLEM_DEFINITION);
        by(client(), e);
        assertThat(e.version()).isEqualTo(version() + 1);
      }
      case ContractAccepted e -> answered(e, e.version());
      case ContractReserved e -> answered(e, e.version());
      case ReformulationRated e -> {
        in(PROBLEM_DEFINITION);
        by(client(), e);
      }
      case ContributionMarked e -> {
        in(CONSULTATION);
        by(client(), e);
      }
      case IdeasKept e -> concludes(e);
      case SynthesisWritten e -> concludes(e);
      case ActionPlanned e -> concludes(e);
      case NoActionDecided e -> {
        in(SYNTHESIS);
        by(facilitator, e);
      }
      case LearningStated e -> {
        in(LEARNING);
        assertThat(members).contains(e.by());
      }
      case RegulationRemarked _ -> in(LEARNING);
      case SessionEvaluated e -> {
        assertThat(members).contains(e.by());
        assertThat(evaluated).as("one evaluation each").doesNotContain(e.by());
        if (state == SessionStatus.OPEN) assertThat(index).isEqualTo(steps.size() - 1);
      }
      case TopicChosen e -> prepares(e);
      case SessionHeldAnyway e -> prepares(e);
      case SessionPostponed e -> prepares(e);
      case SessionShortened e -> prepares(e);
      case EarlierActionsSkipped e -> prepares(e);
      case GatePassed e -> {
        in(e.step());
        by(facilitator, e);
        assertThat(e.rules()).as("the rules that are not met").isNotEmpty();
      }
      case SessionOpened e -> by(facilitator, e);
      case SessionPaused e -> by(facilitator, e);
      case BreakBegun e -> by(facilitator, e);
      case SessionResumed e -> by(facilitator, e);
      case StepExtended e -> by(facilitator, e);
      case FloorGiven e -> {
        by(facilitator, e);
        assertThat(members).as("who has the floor").contains(e.to());
        assertThat(away).as("who has gone").doesNotContain(e.to());
      }
      case FloorTakenBack e -> by(facilitator, e);
      case SeatChangedMeanwhile _, FacilitatorChangedMeanwhile _ ->
          assertThat(state).isEqualTo(SessionStatus.OPEN);
      case AttendanceMarked e -> by(facilitator, e);
      case EntryHidden e -> by(facilitator, e);
      case WordsTakenDown e -> {
        by(facilitator, e);
        assertThat(members).as("who spoke").contains(e.speaker());
        assertThat(away).as("who has gone").doesNotContain(e.speaker());
        assertThat(lastBy).as("who said what was taken down").isEqualTo(e.speaker());
        if (e.entry() != null) speakers.put(e.entry(), e.speaker());
      }
      case WordsDisowned e -> by(speakers.get(e.entry()), e);
      case ChairHandedOver e -> by(facilitator, e);
      case SessionClosed e -> {
        by(facilitator, e);
        for (var taken : e.course().steps()) assertThat(taken.actualMinutes()).isNotNegative();
      }
      case TopicProposed e -> assertThat(members).contains(e.by());
      case TopicVoted e -> assertThat(members).contains(e.by());
      case SessionScheduled _,
          SessionMoved _,
          SessionCancelled _,
          MemberSeated _,
          MemberUnseated _,
          FacilitatorAssigned _,
          AttendanceSigned _,
          EarlierActionReviewed _,
          NoteTaken _ -> {}
    }
  }

  /** The gates. */
  private void mustBeLeft() {
    switch (step()) {
      case PREPARATION -> {
        if (!hasPassed(RuleViolation.NO_TOPIC_CHOSEN))
          for (int pass = 1; pass <= passes(); pass++) assertThat(clients).containsKey(pass);
        if (!hasPassed(RuleViolation.ONE_TURN_EACH))
          assertThat(clients.values()).as("one turn each").doesNotHaveDuplicates();
        assertThat(toReview).as("earlier actions not reviewed").isEmpty();
      }
      case PROBLEM_DEFINITION -> {
        if (!hasPassed(RuleViolation.NO_CONTRACT_YET))
          assertThat(version()).as("a contract").isPositive();
        if (!hasPassed(RuleViolation.CONTRACT_NOT_ACCEPTED_BY_ALL))
          assertThat(whoHasNotAccepted()).as("who has not accepted the contract").isEmpty();
      }
      case SYNTHESIS ->
          assertThat(concluded).as("an action, or none for a reason").contains(pass());
      default -> {}
    }
  }

  private boolean hasPassed(RuleViolation rule) {
    return passed.getOrDefault(pass(), Set.of()).contains(rule.key());
  }

  private void answered(SessionEvent event, int version) {
    in(PROBLEM_DEFINITION);
    assertThat(consultants()).contains(event.by());
    assertThat(version).isEqualTo(version());
  }

  private void concludes(SessionEvent event) {
    in(SYNTHESIS);
    by(client(), event);
  }

  private void prepares(SessionEvent event) {
    in(PREPARATION);
    by(facilitator, event);
  }

  private void in(Step step) {
    assertThat(step()).isEqualTo(step);
  }

  private static void by(@Nullable Username person, SessionEvent event) {
    assertThat(event.by()).isEqualTo(person);
  }

  private void follow(SessionEvent event) {
    switch (event) {
      case SessionScheduled e -> {
        steps = e.template().steps();
        facilitator = e.by();
        members.addAll(e.members());
      }
      case MemberSeated e -> members.add(e.member());
      case MemberUnseated e -> members.remove(e.member());
      case FacilitatorAssigned e -> facilitator = e.facilitator();
      case ChairHandedOver e -> facilitator = e.to();
      case SessionCancelled _ -> state = SessionStatus.CANCELLED;
      case SessionClosed _ -> state = SessionStatus.CLOSED;
      case SessionOpened e -> {
        state = SessionStatus.OPEN;
        e.earlierActions().forEach(a -> toReview.add(a.id()));
        toReview.removeAll(reviewed);
      }
      case SessionPostponed _ -> {
        state = SessionStatus.SCHEDULED;
        index = 0;
        clients.clear();
        away.clear();
        toReview.clear();
        passed.clear();
      }
      case SessionShortened e -> {
        steps = e.template().steps();
        clients.keySet().removeIf(pass -> pass > passes());
      }
      case AttendanceMarked e -> {
        if (e.status() == Attendance.ABSENT || e.status() == Attendance.LEFT_EARLY)
          away.add(e.member());
        else away.remove(e.member());
      }
      case EarlierActionReviewed e -> {
        toReview.remove(e.action());
        reviewed.add(e.action());
      }
      case EarlierActionsSkipped _ -> toReview.clear();
      case TopicChosen e -> {
        clients.put(e.pass(), e.client());
        passed.remove(pass());
      }
      case GatePassed e -> passed.computeIfAbsent(pass(), _ -> new HashSet<>()).addAll(e.rules());
      case StepOpened e -> index = e.index();
      case StepReopened e -> index = e.index();
      case ContractRedefined e -> {
        versions.put(pass(), e.version());
        accepted().clear();
        passed.remove(pass());
      }
      case ContractAccepted e -> accepted().add(e.by());
      case ContractReserved e -> accepted().remove(e.by());
      case ActionPlanned e -> {
        if (e.action().dueOn() != null) concluded.add(pass());
      }
      case NoActionDecided _ -> concluded.add(pass());
      case SessionEvaluated e -> evaluated.add(e.by());
      case SessionMoved _,
          SeatChangedMeanwhile _,
          FacilitatorChangedMeanwhile _,
          SessionHeldAnyway _,
          AttendanceSigned _,
          TopicProposed _,
          TopicVoted _,
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
          IdeasKept _,
          SynthesisWritten _,
          LearningStated _,
          RegulationRemarked _,
          EntryHidden _,
          WordsTakenDown _,
          WordsDisowned _ -> {}
    }
  }
}
