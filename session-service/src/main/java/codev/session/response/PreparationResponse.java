package codev.session.response;

import codev.session.domain.preparation.EarlierAction;
import codev.session.domain.preparation.Ranking;
import codev.session.domain.preparation.Topic;
import codev.session.domain.value.ActionId;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.AttachmentResponse;
import codev.session.response.DiscussionResponse.EntryResponse;
import codev.session.response.DiscussionResponse.EntryStateResponse;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Topics, votes, and the actions of earlier sessions.
 *
 * @param topics in the order in which votes and rotation rank them; in that of their proposal until
 *     the points are shown
 * @param suggestedTopic the first of that order, and why; absent until the points are shown, unless
 *     it is the only one or the viewer facilitates
 * @param votesShown whether the facilitator has shown the points, or a topic is chosen
 * @param voters how many members have given points
 * @param votedBy who has, never how many nor to what, in the order of the group
 * @param pointsLeft that the viewer may still give; absent where they give none
 */
public record PreparationResponse(
    List<EarlierActionResponse> earlierActions,
    List<TopicResponse> topics,
    Ranking.@Nullable Suggestion suggestedTopic,
    boolean votesShown,
    int voters,
    List<Username> votedBy,
    @Nullable Integer pointsLeft) {

  public record EarlierActionResponse(
      ActionId id,
      Username owner,
      @Nullable String what,
      @Nullable LocalDate dueOn,
      EarlierAction.@Nullable Outcome outcome,
      @Nullable Integer effect,
      @Nullable String learnt) {}

  /** What the facilitator should know before choosing a topic: it forbids nothing. */
  public enum Hint {
    /** Its author would rather not be client. */
    NOT_WILLING,
    /** Its author can do little about it: 1 or 2 of 5. */
    LITTLE_POWER_TO_ACT
  }

  /**
   * A topic.
   *
   * @param attachment the file that belongs to it, where there is one
   * @param correctable whether its author can correct it now, and withdraw it unless it is chosen
   */
  public record TopicResponse(
      TopicId id,
      Topic.Kind kind,
      @JsonUnwrapped TopicTextsResponse texts,
      @JsonUnwrapped TopicScalesResponse scales,
      boolean willing,
      Username by,
      @Nullable Username takenDownBy,
      @JsonUnwrapped TopicChoiceResponse choice,
      @JsonUnwrapped EntryStateResponse state,
      boolean correctable,
      @Nullable AttachmentResponse attachment)
      implements EntryResponse {
    public boolean chosen() {
      return choice.chosen();
    }
  }

  public record TopicTextsResponse(
      @Nullable String title,
      @Nullable String headline,
      @Nullable String context,
      @Nullable String alreadyTried,
      @Nullable String stakes) {}

  /** From 1 to 5, as its author sees it. */
  public record TopicScalesResponse(
      @Nullable Integer urgency,
      @Nullable Integer importance,
      @Nullable Integer intensity,
      @Nullable Integer powerToAct) {}

  /**
   * Whether it is chosen, or what speaks for it.
   *
   * @param points absent until they are shown
   * @param rank from 1; absent when it cannot be chosen, and until the points are shown
   * @param authorLastClientOn when its author was client last; absent when never
   * @param hints for the facilitator alone
   * @param choiceBasis how the choice relates to votes and rotation
   */
  public record TopicChoiceResponse(
      @Nullable Integer points,
      @Nullable Integer myPoints,
      boolean chosen,
      @Nullable Integer rank,
      @Nullable Instant authorLastClientOn,
      List<Hint> hints,
      Ranking.@Nullable Basis choiceBasis,
      @Nullable String choiceReason) {}
}
