package codev.session.response;

import codev.session.domain.value.ActionId;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.EntryResponse;
import codev.session.response.DiscussionResponse.EntryStateResponse;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client keeps: ideas and synthesis of the current pass, the actions of all passes.
 *
 * @param keptIdeas in order of priority
 */
public record ResultsResponse(
    List<ContributionId> keptIdeas,
    @Nullable SynthesisResponse synthesis,
    List<ActionResponse> actions) {

  /** Whether an action that is shown comes from this contribution. */
  public boolean hasActionFrom(ContributionId contribution) {
    return actions.stream()
        .anyMatch(a -> !a.hidden() && !a.withdrawn() && contribution.equals(a.idea()));
  }

  public record SynthesisResponse(@Nullable String text, Username by, Instant at) {}

  /**
   * An action.
   *
   * @param idea the contribution that it comes from
   * @param correctable whether its author can correct and withdraw it now
   */
  public record ActionResponse(
      ActionId id,
      @JsonUnwrapped ActionPlanResponse plan,
      @Nullable ContributionId idea,
      Username by,
      @Nullable Username takenDownBy,
      @JsonUnwrapped EntryStateResponse state,
      boolean correctable)
      implements EntryResponse {}

  /** What a client has planned. */
  public record ActionPlanResponse(
      @Nullable String what,
      @Nullable String objective,
      @Nullable String firstStep,
      @Nullable LocalDate dueOn,
      @Nullable String resources,
      @Nullable String support,
      @Nullable String indicator,
      @Nullable String vigilance,
      @Nullable Integer confidence) {}
}
