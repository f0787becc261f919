package codev.session.room.section;

import codev.session.domain.ContributionRules;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.ProgressResponse.PassResponse;
import codev.session.response.ResultsResponse;
import codev.session.response.ResultsResponse.ActionResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the client keeps: ideas, synthesis, actions. */
record ResultsSection(SessionPageViewer viewer, Instant drawnAt) {
  private ResultsResponse results() {
    return viewer.session().results();
  }

  public boolean isConcluding() {
    return (viewer.isInside() && viewer.isAt(Step.SYNTHESIS))
        || !results().keptIdeas().isEmpty()
        || results().synthesis() != null
        || !results().actions().isEmpty()
        || !earlierPasses().isEmpty();
  }

  /** The turns of earlier clients who kept something. */
  public List<PassResponse> earlierPasses() {
    return viewer.session().progress().passes().stream()
        .filter(p -> p.pass() < viewer.pass())
        .filter(p -> !p.keptIdeas().isEmpty() || p.synthesis() != null)
        .toList();
  }

  public List<ContributionResponse> kept() {
    return kept(results().keptIdeas());
  }

  public List<ContributionResponse> kept(List<ContributionId> ids) {
    return ids.stream()
        .flatMap(id -> contribution(id).stream())
        .filter(ContributionResponse::shown)
        .toList();
  }

  /** Who contributed the idea that an action comes from; null: the client alone, or it is gone. */
  public @Nullable Username ideaBy(ActionResponse action) {
    return viewer
        .session()
        .discussion()
        .find(action.idea())
        .map(ContributionResponse::by)
        .orElse(null);
  }

  /** What the client may keep: first what is kept already, in the order of priority. */
  public List<ContributionResponse> keepable() {
    var others =
        viewer.session().discussion().contributions().stream()
            .filter(c -> ContributionRules.canBeMarked(c.kind(), c.step(), c.pass(), viewer.pass()))
            .filter(c -> c.shown() && !c.confidential() && !results().keptIdeas().contains(c.id()));
    return Stream.concat(kept().stream(), others).toList();
  }

  private Optional<ContributionResponse> contribution(ContributionId id) {
    return viewer.session().discussion().contributions().stream()
        .filter(c -> c.id().equals(id))
        .findFirst();
  }

  /** No action is planned for a day that is over. */
  public LocalDate today() {
    return LocalDate.ofInstant(drawnAt, ZoneOffset.UTC);
  }
}
