package codev.session.room;

import codev.session.domain.ContributionRules;
import codev.session.domain.PreparationRules;
import codev.session.domain.contract.Terms;
import codev.session.domain.contribution.ContributionKind;
import codev.session.domain.learning.EvaluationItem;
import codev.session.domain.learning.Learning;
import codev.session.domain.participants.Attendance;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.QuorumDecision;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.SessionResponse;
import codev.session.response.SessionResponse.ContributionSeen;
import codev.session.response.SessionResponse.EarlierActionSeen;
import codev.session.response.SessionResponse.ParticipantSeen;
import codev.session.response.SessionResponse.StepSeen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a session draws from, for one viewer.
 *
 * @param items of the evaluation, whoever they are for
 * @param drawnAt by the server's clock, which the page's own is set by
 * @param isStill whether it is only looked at, as it stood
 */
record SessionPageModel(
    SessionResponse seen,
    Username viewer,
    List<EvaluationItem> items,
    Instant drawnAt,
    boolean isStill) {

  /** What was said in one step, without a break; going back begins another one. */
  record Passage(Step step, int pass, List<ContributionSeen> said) {
    private boolean goesOnWith(ContributionSeen next) {
      return step == next.step() && pass == next.pass();
    }

    /** A presentation is a story: it is read from its beginning. */
    public boolean isNewestFirst() {
      return step != Step.PRESENTATION;
    }

    public boolean isGathering() {
      return step == Step.CONSULTATION;
    }

    /** In the order of the kinds, the newest first in each. */
    public List<Gathered> byKind() {
      return said.stream()
          .collect(Collectors.groupingBy(ContributionSeen::kind, TreeMap::new, Collectors.toList()))
          .entrySet()
          .stream()
          .map(e -> new Gathered(e.getKey(), e.getValue()))
          .toList();
    }
  }

  /** What was contributed of one kind. */
  record Gathered(ContributionKind kind, List<ContributionSeen> said) {}

  /**
   * What has just been said, where the page already shows something beside which it goes.
   *
   * @param beside the list, by the id that it has on the page
   * @param first whether it goes before what is there
   * @param gathered what else was contributed of its kind, where they are gathered
   */
  record Addition(
      ContributionSeen said, String beside, boolean first, @Nullable Gathered gathered) {}

  /**
   * @param evaluations of so many evaluators
   * @param signatures of all who were there, and of the facilitator
   */
  record Missing(long evaluations, long evaluators, long signatures) {
    public boolean isNothing() {
      return evaluations == 0 && signatures == 0;
    }
  }

  /** How often somebody has spoken in this client's turn. */
  record Share(Username person, long times) {}

  /** Where its forms post to. */
  public String api() {
    return "/api/sessions/" + seen.id();
  }

  public boolean may(String path) {
    return !isStill && seen.allowed().contains(path);
  }

  public boolean isMine(Username person) {
    return viewer.equals(person);
  }

  /** What somebody is called. */
  public String nameOf(Username person) {
    return seen.nameOf(person);
  }

  public Optional<ParticipantSeen> me() {
    return seen.participants().stream().filter(p -> isMine(p.username())).findFirst();
  }

  /** Null for somebody who looks in from outside. */
  public @Nullable ParticipantRole role() {
    return me().map(ParticipantSeen::role).orElse(null);
  }

  public boolean isOpen() {
    return seen.state() == SessionStatus.OPEN;
  }

  /** Whether the group meets in it, or will: a room of theirs is used then. */
  public boolean isLive() {
    return isInside() && (isOpen() || seen.state() == SessionStatus.SCHEDULED);
  }

  private boolean isAt(Step step) {
    return isOpen() && seen.step() == step;
  }

  private boolean isInside() {
    return role() != null;
  }

  public boolean guides() {
    return role() == ParticipantRole.FACILITATOR;
  }

  /** Message key of what this viewer is to do or to expect now. */
  public String guide() {
    var moment = isOpen() ? seen.step().name() : seen.state().name();
    return "board.guide." + (isInside() ? moment + "." + role() : "OBSERVER");
  }

  // ---- the path ----

  /** The step that the session stands in; none before it is opened and after it is closed. */
  public @Nullable StepSeen now() {
    return seen.steps().stream()
        .filter(s -> s.startedAt() != null && s.endedAt() == null)
        .findFirst()
        .orElse(null);
  }

  /** The step's place, from 1; 0 when none is running. */
  public int place() {
    var now = now();
    return now == null ? 0 : seen.steps().indexOf(now) + 1;
  }

  public @Nullable StepSeen next() {
    return place() == seen.steps().size() ? null : seen.steps().get(place());
  }

  /** As the programme calls it in a language; null where it is called as everywhere. */
  public @Nullable String nameOf(Passage passage, String language) {
    return seen.steps().stream()
        .filter(s -> s.key() == passage.step() && s.pass() == passage.pass())
        .map(s -> s.name(language))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  public boolean isPaused() {
    var now = now();
    return now != null && !now.running();
  }

  /** How many clients this session helps. */
  public int passes() {
    return seen.passes().size();
  }

  /** Everything that keeps the session in its step. */
  public List<SessionResponse.BlockedBy> gates() {
    return seen.blockedBy();
  }

  public boolean mayGoOnWithReason() {
    return !gates().isEmpty()
        && gates().stream().allMatch(SessionResponse.BlockedBy::opensWithReason);
  }

  // ---- attendance ----

  public List<Attendance> attendances() {
    return List.of(Attendance.values());
  }

  /** Half-days that this viewer has not signed for. */
  public List<HalfDay> toSign() {
    return may("attendance/signature")
        ? seen.halfDays().stream()
            .filter(h -> me().filter(p -> !p.hasSigned(h)).isPresent())
            .toList()
        : List.of();
  }

  // ---- who is there ----

  public boolean hasTheFloor(Username person) {
    return person.equals(seen.floor());
  }

  public boolean mayBeGivenTheFloor(ParticipantSeen person) {
    return may("floor")
        && person.role() != ParticipantRole.FACILITATOR
        && (person.attendance() == null || person.attendance().isThere());
  }

  public List<QuorumDecision> quorumDecisions() {
    return List.of(QuorumDecision.values());
  }

  /** What the client last said to all of how they are being helped: nobody is to overhear it. */
  public Optional<ContributionSeen> clientSignal() {
    return isInside() && isAt(Step.CONSULTATION)
        ? seen.contributions().reversed().stream()
            .filter(c -> c.pass() == seen.pass() && c.kind().isSignal() && !c.hidden())
            .findFirst()
        : Optional.empty();
  }

  // ---- preparation ----

  public boolean isPreparing() {
    return seen.state() == SessionStatus.SCHEDULED || isAt(Step.PREPARATION);
  }

  /** The topic that votes and rotation suggest, until one is chosen. */
  public Optional<SessionResponse.TopicSeen> suggestion() {
    var suggested = seen.suggestedTopic();
    return suggested == null || seen.topics().stream().anyMatch(SessionResponse.TopicSeen::chosen)
        ? Optional.empty()
        : seen.topics().stream().filter(t -> t.id().equals(suggested.topic())).findFirst();
  }

  /** Whether choosing it needs no reason. */
  public boolean isSuggested(SessionResponse.TopicSeen topic) {
    var suggested = seen.suggestedTopic();
    return suggested == null || suggested.topic().equals(topic.id());
  }

  /** Ranked once one is chosen; before, each stays where it is while points are given. */
  public List<SessionResponse.TopicSeen> topics() {
    if (seen.topics().stream().anyMatch(SessionResponse.TopicSeen::chosen)) return seen.topics();
    return seen.topics().stream().sorted(Comparator.comparing(t -> t.id().toString())).toList();
  }

  public List<Topic.Kind> topicKinds() {
    return List.of(Topic.Kind.values());
  }

  public List<EarlierAction.Outcome> outcomes() {
    return List.of(EarlierAction.Outcome.values());
  }

  public boolean mayReview(EarlierActionSeen action) {
    return may("action-reviews")
        && action.outcome() == null
        && PreparationRules.isReviewer(viewer, action.owner(), seen.facilitator());
  }

  // ---- talk ----

  /** A step in which something is said aloud for all. */
  public boolean isSpeaking() {
    return isInside()
        && isOpen()
        && Arrays.stream(ContributionKind.values()).anyMatch(k -> k.step() == seen.step());
  }

  /** What may be said in a form of its own; an answer belongs under its question. */
  public List<ContributionKind> kinds() {
    if (isStill) return List.of();
    return seen.contributionKinds().stream().filter(k -> k != ContributionKind.ANSWER).toList();
  }

  public boolean mayAnswer(ContributionSeen said) {
    return !isStill
        && (answerer() != null || seen.contributionKinds().contains(ContributionKind.ANSWER))
        && ContributionRules.awaitsAnswer(said.kind(), said.pass(), seen.pass());
  }

  public boolean mayMark(ContributionSeen said) {
    return may("marks") && ContributionRules.canBeKept(said.kind(), said.pass(), seen.pass());
  }

  public boolean mayRate(ContributionSeen said) {
    return may("ratings") && ContributionRules.canBeRated(said.kind(), said.pass(), seen.pass());
  }

  /** Questions with their answers below them, the rest as it was said. */
  public List<Passage> talk() {
    var passages = new ArrayList<Passage>();
    for (var said : seen.contributions()) {
      if (said.inReplyTo() != null) continue;
      if (passages.isEmpty() || !passages.getLast().goesOnWith(said))
        passages.add(new Passage(said.step(), said.pass(), new ArrayList<>()));
      passages.getLast().said().add(said);
    }
    return passages;
  }

  // ---- what the facilitator takes down, where one screen serves all ----

  /** Those who may say this now, for the viewer to take it down. */
  public List<Username> speakers(String path) {
    return isStill
        ? List.of()
        : seen.speakers().stream()
            .filter(s -> s.allowed().contains(path))
            .map(SessionResponse.SpeakerSeen::username)
            .toList();
  }

  /** Whether a form for this is the viewer's own, or theirs to fill in for somebody. */
  public boolean mayOrTakesDown(String path) {
    return may(path) || takesDown(path);
  }

  public boolean takesDown(String path) {
    return !speakers(path).isEmpty();
  }

  /** Those who may say something aloud; the listening client calls the facilitator without it. */
  public List<Username> talkers() {
    return isStill
        ? List.of()
        : seen.speakers().stream()
            .filter(s -> s.contributionKinds().stream().anyMatch(SessionPageModel::isTakenDown))
            .map(SessionResponse.SpeakerSeen::username)
            .toList();
  }

  /** What they may say; an answer belongs under its question. */
  public List<ContributionKind> kindsTakenDown() {
    return seen.speakers().stream()
        .flatMap(s -> s.contributionKinds().stream())
        .filter(SessionPageModel::isTakenDown)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isTakenDown(ContributionKind kind) {
    return kind != ContributionKind.ANSWER && !kind.isSignal();
  }

  /** Who may answer, for the viewer to take it down; null for whoever answers themselves. */
  public @Nullable Username answerer() {
    return seen.speakers().stream()
        .filter(s -> s.contributionKinds().contains(ContributionKind.ANSWER))
        .map(SessionResponse.SpeakerSeen::username)
        .findFirst()
        .orElse(null);
  }

  /** Whether the viewer may say that they did not say this. */
  public boolean mayDisown(Username by, @Nullable Username takenDownBy) {
    return may("disowned-entries") && takenDownBy != null && isMine(by);
  }

  /** What is being said in this step. */
  public Optional<Passage> saidNow() {
    var talk = talk();
    if (talk.isEmpty() || !isAt(talk.getLast().step())) return Optional.empty();
    var last = talk.getLast();
    if (last.pass() != seen.pass()) return Optional.empty();
    return Optional.of(
        last.isNewestFirst()
            ? new Passage(last.step(), last.pass(), last.said().reversed())
            : last);
  }

  public Optional<Addition> addition(ContributionId id) {
    var said = seen.contributions().stream().filter(c -> c.id().equals(id)).findFirst();
    var now = saidNow();
    if (said.isEmpty() || now.isEmpty()) return Optional.empty();
    return addition(said.get(), now.get());
  }

  private static Optional<Addition> addition(ContributionSeen said, Passage now) {
    var question = said.inReplyTo();
    if (question != null)
      return now.said().stream().anyMatch(c -> c.id().equals(question))
          ? Optional.of(new Addition(said, "replies-" + question, false, null))
          : Optional.empty();
    if (!now.said().contains(said)) return Optional.empty();
    if (!now.isGathering())
      return now.said().size() > 1
          ? Optional.of(new Addition(said, "said-now", now.isNewestFirst(), null))
          : Optional.empty();
    return now.byKind().stream()
        .filter(g -> g.kind() == said.kind() && g.said().size() > 1)
        .map(g -> new Addition(said, "all-" + g.kind(), true, g))
        .findFirst();
  }

  /**
   * For the facilitator alone: whoever leads a group watches that each has their place. While the
   * client alone may speak there is nothing to share.
   */
  public List<Share> shares() {
    if (!guides() || !isSpeaking() || isAt(Step.PRESENTATION)) return List.of();
    var said = seen.contributions().stream().filter(c -> c.pass() == seen.pass()).toList();
    return seen.participants().stream()
        .filter(p -> p.role() != ParticipantRole.FACILITATOR)
        .map(ParticipantSeen::username)
        .map(p -> new Share(p, said.stream().filter(c -> c.by().equals(p)).count()))
        .toList();
  }

  /** What the client has told is what the questions are about. */
  public boolean isWorkedOn(Passage passage) {
    return isAt(Step.CLARIFICATION)
        && passage.step() == Step.PRESENTATION
        && passage.pass() == seen.pass();
  }

  public List<Passage> saidBefore() {
    var talk = talk();
    return saidNow().isPresent() ? talk.subList(0, talk.size() - 1) : talk;
  }

  public List<ContributionSeen> repliesTo(ContributionId said) {
    return seen.contributions().stream().filter(c -> said.equals(c.inReplyTo())).toList();
  }

  /** What is still to come before the session ends; nothing of it keeps it from ending. */
  public Missing missing() {
    var there = seen.participants().stream().filter(ParticipantSeen::present).toList();
    var evaluators = there.stream().filter(p -> p.role() != ParticipantRole.FACILITATOR).count();
    var unsigned =
        seen.participants().stream()
            .filter(p -> p.present() || p.role() == ParticipantRole.FACILITATOR)
            .filter(p -> !p.signed())
            .count();
    return new Missing(Math.max(0, evaluators - seen.evaluations()), evaluators, unsigned);
  }

  // ---- the contract ----

  public boolean isDefiningTheProblem() {
    return isInside() && isAt(Step.PROBLEM_DEFINITION);
  }

  public List<Terms.Help> helps() {
    return List.of(Terms.Help.values());
  }

  public boolean hasAccepted() {
    var contract = seen.contract();
    return contract != null && contract.acceptances().contains(viewer);
  }

  // ---- synthesis ----

  public boolean isConcluding() {
    return (isInside() && isAt(Step.SYNTHESIS))
        || !seen.keptIdeas().isEmpty()
        || seen.synthesis() != null
        || !seen.actions().isEmpty()
        || !passesBefore().isEmpty();
  }

  /** What the clients before retained. */
  public List<SessionResponse.PassSeen> passesBefore() {
    return seen.passes().stream()
        .filter(p -> p.pass() < seen.pass())
        .filter(p -> !p.keptIdeas().isEmpty() || p.synthesis() != null)
        .toList();
  }

  public List<ContributionSeen> kept() {
    return kept(seen.keptIdeas());
  }

  public List<ContributionSeen> kept(List<ContributionId> ids) {
    return ids.stream().flatMap(id -> contribution(id).stream()).toList();
  }

  /** What the client may keep: first what is kept already, in the order of priority. */
  public List<ContributionSeen> keepable() {
    var others =
        seen.contributions().stream()
            .filter(
                c -> ContributionRules.canBeKept(c.kind(), c.pass(), seen.pass()) && !c.hidden())
            .filter(c -> !seen.keptIdeas().contains(c.id()));
    return Stream.concat(kept().stream(), others).toList();
  }

  private Optional<ContributionSeen> contribution(ContributionId id) {
    return seen.contributions().stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /** No action is planned for a day that is over. */
  public LocalDate today() {
    return LocalDate.ofInstant(drawnAt, ZoneOffset.UTC);
  }

  // ---- learning ----

  public boolean isLearning() {
    return (isInside() && isAt(Step.LEARNING))
        || !seen.learnings().isEmpty()
        || !seen.regulations().isEmpty();
  }

  public List<Learning.About> abouts() {
    return List.of(Learning.About.values());
  }

  /** The items of the evaluation that are this viewer's to answer. */
  public List<EvaluationItem> questions() {
    return items.stream().filter(item -> item.audience().includes(myParts())).toList();
  }

  /** With two clients in succession, each was the other's consultant. */
  private Set<ParticipantRole> myParts() {
    var parts = EnumSet.noneOf(ParticipantRole.class);
    if (!isInside() || guides()) return parts;
    var turns = seen.steps().stream().filter(this::isTurnBegun).map(StepSeen::pass).toList();
    seen.passes().stream()
        .filter(p -> p.client() != null && (p.pass() == 1 || turns.contains(p.pass())))
        .forEach(
            p ->
                parts.add(
                    viewer.equals(p.client())
                        ? ParticipantRole.CLIENT
                        : ParticipantRole.CONSULTANT));
    return parts;
  }

  private boolean isTurnBegun(StepSeen step) {
    return step.key() == Step.PRESENTATION && step.startedAt() != null;
  }
}
