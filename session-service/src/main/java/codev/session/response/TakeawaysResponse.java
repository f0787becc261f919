package codev.session.response;

import codev.session.domain.learning.Learning;
import codev.session.domain.reference.Competency;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.EntryResponse;
import codev.session.response.DiscussionResponse.EntryStateResponse;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learnings, remarks on the session, and evaluations.
 *
 * @param regulations remarks on how the session went
 * @param competencies those of the programme, to which learnings refer by their keys
 * @param evaluated whether the viewer has evaluated the session
 * @param evaluations how many have
 * @param evaluationsOfMembers how many have of those who have not left the group
 */
public record TakeawaysResponse(
    List<LearningResponse> learnings,
    List<RemarkResponse> regulations,
    List<Competency> competencies,
    boolean evaluated,
    int evaluations,
    @JsonIgnore long evaluationsOfMembers) {

  /**
   * A learning.
   *
   * @param correctable whether its author can correct and withdraw it now
   */
  public record LearningResponse(
      LearningId id,
      Learning.About about,
      @Nullable String text,
      @Nullable String transferableTo,
      List<String> competencies,
      Username by,
      @Nullable Username takenDownBy,
      @JsonUnwrapped EntryStateResponse state,
      boolean correctable)
      implements EntryResponse {}

  public record RemarkResponse(
      RemarkId id,
      @Nullable String text,
      Username by,
      @Nullable Username takenDownBy,
      @JsonUnwrapped EntryStateResponse state,
      boolean correctable)
      implements EntryResponse {}
}
