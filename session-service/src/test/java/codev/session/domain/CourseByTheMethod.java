package codev.session.domain;

import static codev.session.domain.template.ContributionKind.*;
import static codev.session.domain.value.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.session.domain.SessionEvent.*;
import codev.session.domain.participants.AttendanceStatus;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.synthesis.ActionPlan;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.template.SessionTemplate;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** Of the group, while the session is open. */
  private final Set<Username> left = new HashSet<>();

  private final Map<Integer, Username> clients = new HashMap<>();
  private final Map<TopicId, Username> authors = new HashMap<>();
  private final Map<Integer, Integer> versions = new HashMap<>();
  private final Map<Integer, Set<Username>> acceptances = new HashMap<>();
  private final Set<Integer> concluded = new HashSet<>();
  private final Map<String, Integer> dated = new HashMap<>();
  private final Map<ActionId, Username> toReview = new HashMap<>();
  private final Set<ActionId> reviewed = new HashSet<>();
  private final Set<Username> evaluated = new HashSet<>();
  private final Map<String, Username> speakers = new HashMap<>();
  private final Map<String, ContributionMade> said = new HashMap<>();
  private final Map<String, Written> written = new HashMap<>();
  private final Map<Integer, String> chosen = new HashMap<>();
  private final Set<String> withdrawn = new HashSet<>();

  /** Or disowned: what was decided stays decided. */
  private final Set<String> hidden = new HashSet<>();

  private final Set<String> files = new HashSet<>();

  /** By turn: what the facilitator let go by with a reason, until it changes. */
  private final Map<Integer, Set<String>> passed = new HashMap<>();

  /** An entry that is no contribution. */
  private record Written(Username by, Step step) {}

  private boolean arePointsShown;

  /** With a reason, although members have not accepted the charter. */
  private boolean isAboutToOpen;

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
    missing.removeAll(left);
    missing.removeAll(accepted());
    return missing;
  }

  private Set<Username> accepted() {
    return acceptances.computeIfAbsent(pass(), _ -> new HashSet<>());
  }

  void take(SessionEvent event) {
    mustBeTimely(event);
    mustBeByWhoIsThere(event);
    mustBeAllowed(event);
    isAboutToOpen = event instanceof GatePassed && !isOpen();
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
    if (isAboutToOpen) assertThat(event).as("after the gate").isInstanceOf(SessionOpened.class);
    switch (state) {
      case SCHEDULED -> assertThat(isEarly(event)).as("before it is opened").isTrue();
      case OPEN -> {}
      case CLOSED -> assertThat(isLate(event)).as("after it is closed").isTrue();
      case CANCELLED -> assertThat(event).as("after it is cancelled").isNull();
    }
  }

  private static boolean isEarly(SessionEvent event) {
    return switch (event) {
      case ScheduleEvent _, SessionTemplateChanged _, SessionCancelled _, SessionOpened _ -> true;
      case MemberSeated _, MemberUnseated _, FacilitatorAssigned _, ChairHandedOver _ -> true;
      case GatePassed _ -> true; // with a rule of its own
      case TopicProposed _, TopicCorrected _, VoteEvent _ -> true;
      case EntryWithdrawn _, EntryRestored _, FileEvent _ -> true;
      case LifecycleEvent _, ParticipantEvent _, PreparationEvent _, StepEvent _ -> false;
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> false;
    };
  }

  private static boolean isLate(SessionEvent event) {
    return switch (event) {
      case SessionEvaluated _, AttendanceMarked _, AttendanceSigned _ -> true;
      case EntryHidden _, WordsDisowned _ -> true;
      case EarlierActionChanged _, EarlierActionWithdrawn _ -> true;
      case LifecycleEvent _, ParticipantEvent _, PreparationEvent _, StepEvent _ -> false;
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> false;
    };
  }

  /**
   * Who is absent or has gone signs, and withdraws or restores their own words; nothing else. Who
   * has left the group does nothing, but the action that they committed to earlier stays theirs.
   */
  private void mustBeByWhoIsThere(SessionEvent event) {
    if (!(event instanceof EarlierActionChanged || event instanceof EarlierActionWithdrawn))
      assertThat(left).as("who has left the group").doesNotContain(event.by());
    if (state == SessionStatus.OPEN && !isOwn(event) && !event.by().equals(facilitator))
      assertThat(away).as("who is away").doesNotContain(event.by());
  }

  private static boolean isOwn(SessionEvent event) {
    return switch (event) {
      case AttendanceSigned _, WordsDisowned _ -> true;
      case ContributionWithdrawn _, ContributionRestored _ -> true;
      case EntryWithdrawn _, EntryRestored _ -> true;
      case EarlierActionChanged _, EarlierActionWithdrawn _ -> true;
      case LifecycleEvent _, ParticipantEvent _, PreparationEvent _, StepEvent _ -> false;
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> false;
    };
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
        if (kind == MESSAGE) {
          assertThat(members).as("who writes to the facilitator").contains(e.by());
          assertThat(e.contribution().confidential()).as("for the facilitator alone").isTrue();
          return;
        }
        if (kind == null) assertThat(SAID_IN).as("where a kind can follow").containsKey(step());
        else assertThat(SAID_IN.getOrDefault(step(), Set.of())).contains(kind);
        if (isTheClients(e)) by(client(), e);
        else assertThat(consultants()).contains(e.by());
        assertThat(e.by()).as("the facilitator says nothing").isNotEqualTo(facilitator);
      }
      case ContributionCorrected e -> changes(e, e.contribution().toString());
      case ContributionWithdrawn e -> changes(e, e.contribution().toString());
      case ContributionRestored e -> {
        var made = Objects.requireNonNull(said.get(e.contribution().toString()), "what was said");
        by(made.by(), e);
        in(made.step());
        assertThat(withdrawn).as("withdrawn").contains(e.contribution().toString());
        assertThat(hidden).as("hidden").doesNotContain(e.contribution().toString());
      }
      case TopicCorrected e -> changesEntry(e, e.topic().id().toString());
      case NoteCorrected e -> changesEntry(e, e.note().toString());
      case ActionCorrected e -> changesEntry(e, e.action().id().toString());
      case LearningCorrected e -> changesEntry(e, e.learning().id().toString());
      case RemarkCorrected e -> changesEntry(e, e.remark().toString());
      case EntryWithdrawn e -> {
        changesEntry(e, e.entry());
        assertThat(chosen.values()).as("topics that are chosen").doesNotContain(e.entry());
      }
      case EntryRestored e -> {
        isOf(e, e.entry());
        assertThat(withdrawn).as("withdrawn").contains(e.entry());
        assertThat(hidden).as("hidden").doesNotContain(e.entry());
      }
      case FileAttached e -> {
        changesFile(e, e.entry());
        assertThat(files).as("one file each").doesNotContain(e.entry());
      }
      case FileRemoved e -> {
        changesFile(e, e.entry());
        assertThat(files).as("what has a file").contains(e.entry());
      }
      case ContributionClassified e -> {
        var made = Objects.requireNonNull(said.get(e.contribution().toString()), "what was said");
        if (e.by().equals(made.by())) in(made.step());
        else by(facilitator, e);
        assertThat(SAID_IN.getOrDefault(made.step(), Set.of())).contains(e.kind());
        assertThat(CLIENTS.contains(e.kind())).isEqualTo(isTheClients(made));
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
      case TopicChosen e -> {
        prepares(e);
        assertThat(left).as("who has left the group").doesNotContain(e.client());
      }
      case QuorumEvent e -> prepares(e);
      case EarlierActionsSkipped e -> prepares(e);
      case GatePassed e -> {
        in(e.step());
        by(facilitator, e);
        assertThat(e.rules()).as("the rules that are not met").isNotEmpty();
        var isCharter = e.rules().contains(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key());
        assertThat(isCharter).as("the charter, before it is opened").isEqualTo(!isOpen());
        if (isCharter) {
          assertThat(e.rules()).hasSize(1);
          assertThat(e.people()).as("who has not accepted the charter").isNotEmpty();
        }
      }
      case SessionOpened e -> by(facilitator, e);
      case StepTimeEvent e -> by(facilitator, e);
      case FloorGiven e -> {
        by(facilitator, e);
        assertThat(members).as("who has the floor").contains(e.to());
        assertThat(away).as("who has gone").doesNotContain(e.to());
        assertThat(left).as("who has left the group").doesNotContain(e.to());
      }
      case FloorTakenBack e -> by(facilitator, e);
      case HandRaised e -> {
        assertThat(members).as("who raises a hand").contains(e.by());
        assertThat(e.by()).as("the facilitator raises none").isNotEqualTo(facilitator);
      }
      case HandLowered e -> {
        assertThat(members).as("whose hand").contains(e.member());
        if (!e.by().equals(e.member())) by(facilitator, e);
      }
      case SeatChangedMeanwhile _, FacilitatorChangedMeanwhile _ ->
          assertThat(state).isEqualTo(SessionStatus.OPEN);
      case AttendanceMarked e -> {
        by(facilitator, e);
        assertThat(left).as("who has left the group").doesNotContain(e.member());
      }
      case EntryHidden e -> by(facilitator, e);
      case WordsTakenDown e -> {
        by(facilitator, e);
        assertThat(members).as("who spoke").contains(e.speaker());
        assertThat(away).as("who has gone").doesNotContain(e.speaker());
        assertThat(left).as("who has left the group").doesNotContain(e.speaker());
        assertThat(lastBy).as("who said what was taken down").isEqualTo(e.speaker());
        if (e.entry() != null) speakers.put(e.entry(), e.speaker());
      }
      case WordsDisowned e -> by(speakers.get(e.entry()), e);
      case ChairHandedOver e -> by(facilitator, e);
      case SessionClosed e -> {
        by(facilitator, e);
        for (var taken : e.course().steps()) assertThat(taken.actualMinutes()).isNotNegative();
      }
      case TopicProposed e -> {
        assertThat(members).contains(e.by());
        authors.put(e.topic().id(), e.by());
      }
      case TopicVoted e -> {
        assertThat(members).contains(e.by());
        if (e.points() > 0) assertThat(e.by()).isNotEqualTo(authors.get(e.topic()));
        assertThat(arePointsShown).as("points that all see").isFalse();
      }
      case VotesShown e -> by(facilitator, e);
      case VotesHidden e -> {
        by(facilitator, e);
        assertThat(clients).as("chosen topics").isEmpty();
      }
      case ScheduleEvent _,
          SessionTemplateChanged _,
          SessionCancelled _,
          MemberSeated _,
          MemberUnseated _,
          FacilitatorAssigned _,
          AttendanceSigned _,
          EarlierActionReviewed _,
          EarlierActionChanged _,
          EarlierActionWithdrawn _,
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
        if (!hasPassed(RuleViolation.AUTHOR_HAS_LEFT))
          assertThat(left).as("who has left the group").noneMatch(clients::containsValue);
        assertThat(toReview.values())
            .as("owners of earlier actions not reviewed")
            .allMatch(owner -> away.contains(owner) || left.contains(owner));
      }
      case PROBLEM_DEFINITION -> {
        if (!hasPassed(RuleViolation.NO_CONTRACT_YET))
          assertThat(version()).as("a contract").isPositive();
        if (!hasPassed(RuleViolation.CONTRACT_NOT_ACCEPTED_BY_ALL))
          assertThat(whoHasNotAccepted()).as("who has not accepted the contract").isEmpty();
      }
      case SYNTHESIS ->
          assertThat(concluded.contains(pass()) || hasDatedAction())
              .as("an action, or none for a reason")
              .isTrue();
      default -> {}
    }
  }

  private static boolean mayGoOn(EarlierAction action) {
    return action.dueOn() != null && action.dueOn().isAfter(LocalDate.of(2027, 1, 11));
  }

  private boolean hasPassed(RuleViolation rule) {
    return passed.getOrDefault(pass(), Set.of()).contains(rule.key());
  }

  /** Without a kind, by the step. */
  private static boolean isTheClients(ContributionMade made) {
    var kind = made.contribution().kind();
    return kind == null ? made.step() == PRESENTATION : CLIENTS.contains(kind);
  }

  /** One's own words, while their step lasts, and as long as they are shown. */
  private void changes(SessionEvent event, String contribution) {
    var made = Objects.requireNonNull(said.get(contribution), "what was said");
    by(made.by(), event);
    in(made.step());
    mustBeShown(contribution);
  }

  /** What is no contribution, likewise. */
  private void changesEntry(SessionEvent event, String entry) {
    isOf(event, entry);
    mustBeShown(entry);
  }

  private void isOf(SessionEvent event, String entry) {
    var own = Objects.requireNonNull(written.get(entry), "what was written");
    by(own.by(), event);
    in(own.step());
  }

  /** That of one's own topic likewise, while topics are proposed. */
  private void changesFile(SessionEvent event, String entry) {
    if (said.containsKey(entry)) {
      changes(event, entry);
      return;
    }
    var topic = authors.entrySet().stream().filter(t -> t.getKey().toString().equals(entry));
    by(topic.findFirst().orElseThrow().getValue(), event);
    in(PREPARATION);
    mustBeShown(entry);
  }

  private void mustBeShown(String entry) {
    assertThat(withdrawn).as("withdrawn").doesNotContain(entry);
    assertThat(hidden).as("hidden").doesNotContain(entry);
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

  private boolean isOpen() {
    return state == SessionStatus.OPEN;
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
      case SeatChangedMeanwhile e -> {
        if (e.seated()) left.remove(e.member());
        else if (members.contains(e.member())) left.add(e.member());
      }
      case SessionCancelled _ -> state = SessionStatus.CANCELLED;
      case SessionClosed _ -> state = SessionStatus.CLOSED;
      case SessionOpened e -> {
        state = SessionStatus.OPEN;
        e.earlierActions().stream()
            .filter(a -> !mayGoOn(a))
            .forEach(a -> toReview.put(a.id(), a.owner()));
        toReview.keySet().removeAll(reviewed);
      }
      case SessionPostponed _ -> {
        left.clear();
        state = SessionStatus.SCHEDULED;
        index = 0;
        clients.clear();
        chosen.clear();
        away.clear();
        toReview.clear();
        passed.clear();
      }
      case SessionShortened e -> {
        steps = e.template().steps();
        clients.keySet().removeIf(pass -> pass > passes());
        chosen.keySet().removeIf(pass -> pass > passes());
      }
      case SessionTemplateChanged e -> steps = e.template().steps();
      case AttendanceMarked e -> {
        if (e.status() == AttendanceStatus.ABSENT || e.status() == AttendanceStatus.LEFT_EARLY)
          away.add(e.member());
        else away.remove(e.member());
      }
      case EarlierActionReviewed e -> {
        toReview.remove(e.action());
        reviewed.add(e.action());
      }
      case EarlierActionsSkipped _ -> toReview.clear();
      case EarlierActionChanged e -> {
        if (mayGoOn(e.action())) toReview.remove(e.action().id());
      }
      case EarlierActionWithdrawn e -> toReview.remove(e.action());
      case TopicChosen e -> {
        clients.put(e.pass(), e.client());
        chosen.put(e.pass(), e.topic().toString());
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
        written(e.action().id(), e);
        dated(e.action());
      }
      case NoActionDecided _ -> concluded.add(pass());
      case VotesShown _ -> arePointsShown = true;
      case VotesHidden _ -> arePointsShown = false;
      case ContributionMade e -> said.put(e.contribution().id().toString(), e);
      case FileAttached e -> files.add(e.entry());
      case FileRemoved e -> files.remove(e.entry());
      case ContributionWithdrawn e -> withdrawn.add(e.contribution().toString());
      case ContributionRestored e -> withdrawn.remove(e.contribution().toString());
      case TopicProposed e -> written(e.topic().id(), e);
      case NoteTaken e -> written(e.note(), e);
      case ActionCorrected e -> dated(e.action());
      case LearningStated e -> written(e.learning().id(), e);
      case RegulationRemarked e -> written(e.remark(), e);
      case EntryWithdrawn e -> withdrawn.add(e.entry());
      case EntryRestored e -> withdrawn.remove(e.entry());
      case EntryHidden e -> hidden.add(e.entry());
      case WordsDisowned e -> hidden.add(e.entry());
      case SessionEvaluated e -> evaluated.add(e.by());
      case SessionMoved _,
          SessionPlaceChanged _,
          FacilitatorChangedMeanwhile _,
          SessionHeldAnyway _,
          AttendanceSigned _,
          TopicCorrected _,
          TopicVoted _,
          StepTimeEvent _,
          FloorEvent _,
          ContributionCorrected _,
          ContributionClassified _,
          NoteCorrected _,
          ContributionMarked _,
          ReformulationRated _,
          IdeasKept _,
          SynthesisWritten _,
          LearningCorrected _,
          RemarkCorrected _,
          WordsTakenDown _ -> {}
    }
  }

  private void written(Object entry, SessionEvent event) {
    written.put(entry.toString(), new Written(event.by(), step()));
  }

  private void dated(ActionPlan action) {
    if (action.dueOn() == null) dated.remove(action.id().toString());
    else dated.put(action.id().toString(), pass());
  }

  private boolean hasDatedAction() {
    return dated.entrySet().stream()
        .anyMatch(action -> action.getValue() == pass() && !withdrawn.contains(action.getKey()));
  }
}
