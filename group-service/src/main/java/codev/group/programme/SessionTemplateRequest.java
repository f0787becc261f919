package codev.group.programme;

import codev.group.actor.BlankAsNull;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session template of a programme as submitted.
 *
 * @param version which it is meant to become; {@code null}: the next, unless nothing changes
 * @param basedOn the one it was made from
 */
record SessionTemplateRequest(
    @NotNull @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String key,
    @Nullable @Min(1) Integer version,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String basedOn,
    @NotNull @Size(max = 20) List<@NotNull @Valid StepForm> steps,
    @Nullable @Size(max = 20) List<@NotNull @Valid ItemForm> items) {
  private static final int LONGEST_STEP = 480;

  SessionTemplate.@Nullable Key base() {
    return basedOn == null ? null : new SessionTemplate.Key(basedOn);
  }

  List<SessionTemplate.PlannedStep> planned() {
    return steps.stream().map(StepForm::planned).toList();
  }

  List<SessionTemplate.Item> templateItems() {
    return items == null ? List.of() : items.stream().map(ItemForm::toItem).toList();
  }

  /**
   * @param fr what the step is called, unless as everywhere
   * @param aimFr what it is for
   * @param kinds kinds of contribution in it; {@code null}: all that the method allows
   */
  record StepForm(
      @NotNull Step key,
      @NotNull @Min(1) @Max(LONGEST_STEP) Integer plannedMinutes,
      @Nullable @Size(max = 60) String fr,
      @Nullable @Size(max = 60) String en,
      @Nullable @Size(max = 500) String aimFr,
      @Nullable @Size(max = 500) String aimEn,
      @Nullable @Size(max = 50) List<@NotNull ContributionKind> kinds) {
    SessionTemplate.PlannedStep planned() {
      return new SessionTemplate.PlannedStep(
          key,
          plannedMinutes,
          BlankAsNull.of(fr),
          BlankAsNull.of(en),
          BlankAsNull.of(aimFr),
          BlankAsNull.of(aimEn),
          kinds);
    }
  }

  /**
   * @param from lowest answer
   * @param to highest answer
   */
  record ItemForm(
      @NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{0,19}", message = "{group.template.item-key}")
          String key,
      @NotBlank @Size(max = 300) String fr,
      @NotBlank @Size(max = 300) String en,
      @NotNull @Min(0) @Max(10) Integer from,
      @NotNull @Min(0) @Max(10) Integer to,
      @NotNull SessionTemplate.Audience audience) {
    SessionTemplate.Item toItem() {
      return new SessionTemplate.Item(key, fr.strip(), en.strip(), from, to, audience);
    }
  }
}
