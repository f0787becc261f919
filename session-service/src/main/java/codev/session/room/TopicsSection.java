package codev.session.room;

import codev.session.domain.PreparationRules;
import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Step;
import codev.session.response.PreparationResponse;
import codev.session.response.PreparationResponse.EarlierActionResponse;
import codev.session.response.PreparationResponse.TopicResponse;
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

  /** The topic that votes and rotation suggest, until one is chosen. */
  public Optional<TopicResponse> suggestion() {
    var suggested = preparation().suggestedTopic();
    return suggested == null || isChosen()
        ? Optional.empty()
        : preparation().topics().stream().filter(t -> t.id().equals(suggested.topic())).findFirst();
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

  private boolean isChosen() {
    return preparation().topics().stream().anyMatch(TopicResponse::chosen);
  }

  public List<Topic.Kind> kinds() {
    return List.of(Topic.Kind.values());
  }

  public List<EarlierAction.Outcome> outcomes() {
    return List.of(EarlierAction.Outcome.values());
  }

  public boolean mayReview(EarlierActionResponse action) {
    return viewer.may("action-reviews")
        && action.outcome() == null
        && PreparationRules.isReviewer(
            viewer.username(), action.owner(), viewer.session().people().facilitator());
  }
}
