package codev.learning.actions;

import codev.infra.confidentiality.TextEncryption;
import codev.learning.actions.ActionView.Stage;
import codev.learning.domain.ActionProgress;
import codev.learning.domain.EncryptedText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as shown to its owner: texts decrypted, absent where they were erased, cannot be
 * decrypted or were never written.
 *
 * @param status {@code COMMITTED}, {@code TRYING}, {@code DONE}, {@code PARTLY} or {@code
 *     ABANDONED}
 * @param confidence 0–10
 * @param effect 1–5
 */
public record OwnAction(
    UUID id,
    UUID sessionId,
    UUID groupId,
    UUID programmeId,
    @Nullable String what,
    @Nullable String objective,
    @Nullable String firstStep,
    @Nullable LocalDate dueOn,
    @Nullable String resources,
    @Nullable String support,
    @Nullable String indicator,
    @Nullable String vigilance,
    @Nullable Integer confidence,
    String status,
    @Nullable Integer effect,
    @Nullable String learnt,
    List<OwnStage> lifeCycle) {

  /** A moment of its life. */
  public record OwnStage(
      String status, @Nullable Integer effect, @Nullable String learnt, Instant at) {}

  /** Whether its owner may still report progress. */
  public boolean isOpen() {
    return status.equals("COMMITTED") || !ActionProgress.valueOf(status).ends();
  }

  /** Whether its owner has still to state its effect. */
  public boolean wantsItsEffect() {
    return !isOpen() && effect == null;
  }

  /** Whether it was to be done before this day, and is not. */
  public boolean isOverdueOn(LocalDate day) {
    return isOpen() && dueOn != null && dueOn.isBefore(day);
  }

  boolean isDueBy(LocalDate day) {
    return isOpen() && dueOn != null && !dueOn.isAfter(day);
  }

  static OwnAction opened(ActionView card, TextEncryption seals) {
    var plan = card.plan();
    var stages = card.lifeCycle().stream().map(stage -> opened(stage, seals)).toList();
    var latest = stages.getLast();
    return new OwnAction(
        card.action().value(),
        card.sessionId(),
        card.groupId(),
        card.programmeId(),
        opened(plan.what(), seals),
        opened(plan.objective(), seals),
        opened(plan.firstStep(), seals),
        plan.dueOn(),
        opened(plan.resources(), seals),
        opened(plan.support(), seals),
        opened(plan.indicator(), seals),
        opened(plan.vigilance(), seals),
        plan.confidence(),
        latest.status(),
        latest.effect(),
        latest.learnt(),
        stages);
  }

  private static OwnStage opened(Stage stage, TextEncryption seals) {
    return new OwnStage(stage.status(), stage.effect(), opened(stage.learnt(), seals), stage.at());
  }

  private static @Nullable String opened(@Nullable EncryptedText words, TextEncryption seals) {
    return words == null ? null : seals.show(words.sealed()).orElse(null);
  }
}
