package codev.session.response;

import codev.session.domain.learning.Learning;
import codev.session.domain.reference.Competency;
import codev.session.domain.value.LearningId;
import codev.session.domain.value.RemarkId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learnings, remarks on the session, and evaluations.
 *
 * @param regulations remarks on how the session went
 * @param competencies those of the programme, to which learnings refer by their keys
 * @param evaluated whether the viewer has evaluated the session
 * @param evaluations how many have
 */
public record TakeawaysResponse(
    List<LearningResponse> learnings,
    List<RemarkResponse> regulations,
    List<Competency> competencies,
    boolean evaluated,
    int evaluations) {

  /**
   * A learning.
   *
   * @param corrected whether its author has corrected it, likewise below
   * @param withdrawn whether its author has withdrawn it: only an auditor sees that, without text
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
      boolean hidden,
      @Nullable String hiddenReason,
      @Nullable Username hiddenBy,
      @Nullable Instant hiddenAt,
      boolean corrected,
      boolean withdrawn,
      boolean correctable) {}

  public record RemarkResponse(
      RemarkId id,
      @Nullable String text,
      Username by,
      @Nullable Username takenDownBy,
      boolean hidden,
      @Nullable String hiddenReason,
      @Nullable Username hiddenBy,
      @Nullable Instant hiddenAt,
      boolean corrected,
      boolean withdrawn,
      boolean correctable) {}
}
