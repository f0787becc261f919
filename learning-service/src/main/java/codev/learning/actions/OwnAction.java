package codev.learning.actions;

import codev.infra.confidentiality.TextEncryption;
import codev.learning.actions.ActionView.Review;
import codev.learning.actions.ActionView.Stage;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as shown to its owner: texts decrypted, absent where they were erased, cannot be
 * decrypted or were never written.
 *
 * @param status {@code COMMITTED}, {@code TRYING}, {@code DONE}, {@code PARTLY} or {@code
 *     ABANDONED}
 * @param effect 1–5
 * @param reviews in sessions of the group, after which it was still to be done
 * @param hasEffect whether its effect was stated, though it may no longer be readable
 */
public record OwnAction(
    UUID id,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    @JsonUnwrapped OwnPlan plan,
    String status,
    @Nullable Integer effect,
    @Nullable String learnt,
    List<OwnStage> lifeCycle,
    List<OwnReview> reviews,
    @JsonIgnore boolean hasEffect) {

  /**
   * What its owner has planned.
   *
   * @param confidence 0–10
   */
  public record OwnPlan(
      @Nullable String what,
      @Nullable String objective,
      @Nullable String firstStep,
      @Nullable LocalDate dueOn,
      @Nullable String resources,
      @Nullable String support,
      @Nullable String indicator,
      @Nullable String vigilance,
      @Nullable Integer confidence) {}

  /** A moment of its life. */
  public record OwnStage(
      String status, @Nullable Integer effect, @Nullable String learnt, Instant at) {}

  /**
   * A review in a session.
   *
   * @param outcome {@code NOT} or {@code CHANGED}
   */
  public record OwnReview(String outcome, @Nullable String learnt, Instant at) {}

  /** Whether its owner may still report progress. */
  public boolean isOpen() {
    return Arrays.stream(ActionProgress.values())
        .filter(ActionProgress::ends)
        .noneMatch(end -> end.name().equals(status));
  }

  /** What its owner may report. */
  public List<ActionProgress> choices() {
    return List.of(ActionProgress.values());
  }

  /** Whether its owner has still to state its effect. */
  public boolean lacksEffect() {
    return !isOpen() && !hasEffect;
  }

  /** Whether it was to be done before this day, and is not. */
  public boolean isOverdueOn(LocalDate day) {
    var dueOn = plan.dueOn();
    return isOpen() && dueOn != null && dueOn.isBefore(day);
  }

  boolean isDueBy(LocalDate day) {
    return isOverdueOn(day.plusDays(1));
  }

  static OwnAction decrypted(ActionView action, TextEncryption encryption) {
    var stages = action.lifeCycle().stream().map(stage -> decrypted(stage, encryption)).toList();
    var latest = stages.getLast();
    return new OwnAction(
        action.action().value(),
        action.sessionId(),
        action.groupId(),
        action.programmeId(),
        decrypted(action.plan(), encryption),
        latest.status(),
        latest.effect(),
        latest.learnt(),
        stages,
        action.reviews().stream().map(review -> decrypted(review, encryption)).toList(),
        action.latest().effect() != null);
  }

  private static OwnPlan decrypted(ActionPlan plan, TextEncryption encryption) {
    return new OwnPlan(
        decrypted(plan.what(), encryption),
        decrypted(plan.objective(), encryption),
        decrypted(plan.firstStep(), encryption),
        plan.dueOn(),
        decrypted(plan.resources(), encryption),
        decrypted(plan.support(), encryption),
        decrypted(plan.indicator(), encryption),
        decrypted(plan.vigilance(), encryption),
        number(plan.confidence(), encryption));
  }

  private static OwnStage decrypted(Stage stage, TextEncryption encryption) {
    return new OwnStage(
        stage.status(),
        number(stage.effect(), encryption),
        decrypted(stage.learnt(), encryption),
        stage.at());
  }

  /** One of before was stored in clear. */
  private static @Nullable Integer number(
      @Nullable EncryptedText number, TextEncryption encryption) {
    return number == null
        ? null
        : encryption
            .readOrLog(number.sealed())
            .map(String::strip)
            .map(Integer::valueOf)
            .orElse(null);
  }

  private static OwnReview decrypted(Review review, TextEncryption encryption) {
    return new OwnReview(
        review.outcome().name(), decrypted(review.learnt(), encryption), review.at());
  }

  private static @Nullable String decrypted(
      @Nullable EncryptedText words, TextEncryption encryption) {
    return words == null ? null : encryption.decryptOrLog(words.sealed()).orElse(null);
  }
}
