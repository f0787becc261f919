package codev.session.room.section;

import codev.session.domain.PreparationRules;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.PreparationResponse;
import codev.session.response.PreparationResponse.EarlierActionResponse;
import codev.session.response.PreparationResponse.TopicResponse;
import codev.session.response.ProgressResponse.PassResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Topics, votes, and the review of earlier actions. */
record TopicsSection(SessionPageViewer viewer) {
  private PreparationResponse preparation() {
    return viewer.session().preparation();
  }

  public boolean isPreparing() {
    return viewer.session().progress().state() == SessionStatus.SCHEDULED
        || viewer.isAt(Step.PREPARATION);
  }

  /** Whether points are being given, or have been and are not shown. */
  public boolean isVoting() {
    return viewer.isInside()
        && isPreparing()
        && !preparation().votesShown()
        && !preparation().topics().isEmpty();
  }

  /** Whether this person has given points, while nobody sees how: marked at the table. */
  public boolean hasVoted(Username person) {
    return isVoting() && preparation().votedBy().contains(person);
  }

  /** Whether points are shown, and no topic is chosen yet. */
  public boolean isShowingPoints() {
    return viewer.isInside() && isPreparing() && preparation().votesShown() && !isChosen();
  }

  /** Who may give points, or has: those who are away are not waited for. */
  public long expectedVoters() {
    var people = viewer.session().people();
    return people.participants().stream()
        .filter(p -> !p.left() && p.role() != ParticipantRole.FACILITATOR)
        .map(ParticipantResponse::username)
        .filter(member -> !people.isAway(member) || preparation().votedBy().contains(member))
        .count();
  }

  /** That each member may give in all. */
  public int points() {
    return PreparationRules.POINTS;
  }

  /** That the viewer may give to a topic: what is left, and what they have given to it. */
  public int mostPoints(TopicResponse topic) {
    var pointsLeft = preparation().pointsLeft();
    var myPoints = topic.choice().myPoints();
    return Math.min(
        PreparationRules.POINTS,
        (pointsLeft == null ? 0 : pointsLeft) + (myPoints == null ? 0 : myPoints));
  }

  /**
   * The topic that votes and rotation suggest, until one is chosen; on no screen before the points
   * are shown.
   */
  public Optional<TopicResponse> suggestion() {
    var suggested = preparation().suggestedTopic();
    return suggested == null || isChosenForAll() || isSecret(suggested)
        ? Optional.empty()
        : preparation().topics().stream().filter(t -> t.id().equals(suggested.topic())).findFirst();
  }

  private boolean isSecret(Ranking.Suggestion suggested) {
    return !preparation().votesShown() && suggested.basis() != Ranking.Basis.ONLY_TOPIC;
  }

  /** Whether choosing it needs no reason. */
  public boolean isSuggested(TopicResponse topic) {
    var suggested = preparation().suggestedTopic();
    return suggested == null || suggested.topic().equals(topic.id());
  }

  /** Ranked once one is chosen; before, each stays in its place while points are given. */
  public List<TopicResponse> all() {
    return isChosen()
        ? preparation().topics()
        : preparation().topics().stream()
            .sorted(Comparator.comparing(t -> t.id().toString()))
            .toList();
  }

  /** The first turn that has no topic yet, from 1; the first where all have one. */
  public int turnToChooseFor() {
    return viewer.session().progress().passes().stream()
        .filter(turn -> turn.client() == null)
        .mapToInt(PassResponse::pass)
        .min()
        .orElse(1);
  }

  private boolean isChosenForAll() {
    return viewer.session().progress().passes().stream().allMatch(turn -> turn.client() != null);
  }

  private boolean isChosen() {
    return preparation().topics().stream().anyMatch(TopicResponse::chosen);
  }

  public List<Topic.Kind> kinds() {
    return List.of(Topic.Kind.values());
  }

  /** What is chosen until the author chooses otherwise. */
  public Topic.Kind preselectedKind() {
    return Topic.Kind.PROBLEM;
  }

  public List<EarlierAction.Outcome> outcomes() {
    return List.of(EarlierAction.Outcome.values());
  }

  /** Whether its date is still to come: it needs no verdict. */
  public boolean isNotYetDue(EarlierActionResponse action) {
    var day = LocalDate.ofInstant(viewer.session().header().startsAt(), ZoneOffset.UTC);
    return action.outcome() == null && action.dueOn() != null && action.dueOn().isAfter(day);
  }

  public boolean mayReview(EarlierActionResponse action) {
    return viewer.may("action-reviews")
        && action.outcome() == null
        && PreparationRules.isReviewer(
            viewer.username(), action.owner(), viewer.session().people().facilitator());
  }
}
