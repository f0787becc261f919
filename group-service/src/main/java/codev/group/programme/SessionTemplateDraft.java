package codev.group.programme;

import codev.group.actor.BlankAsNull;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.SessionTemplate.Audience;
import codev.group.domain.template.SessionTemplate.PlannedStep;
import codev.group.domain.template.Step;
import codev.infra.web.DraftFields;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A session template as it is being written in a form: every field as it was typed, so that nothing
 * is lost while questions are added, moved and removed. It is checked once it is saved.
 *
 * @param key what it is called, in words
 */
record SessionTemplateDraft(
    String key, String basedOn, List<StepDraft> steps, List<ItemDraft> items) {
  private static final int HIGHEST_AGREEMENT = 5;

  SessionTemplateDraft {
    key = DraftFields.textOrEmpty(key);
    basedOn = DraftFields.textOrEmpty(basedOn);
    steps = DraftFields.sent(steps);
    items = DraftFields.sent(items);
  }

  record StepDraft(
      String key,
      String plannedMinutes,
      String fr,
      String en,
      String aimFr,
      String aimEn,
      List<String> kinds) {
    StepDraft {
      key = DraftFields.textOrEmpty(key);
      plannedMinutes = DraftFields.textOrEmpty(plannedMinutes);
      fr = DraftFields.textOrEmpty(fr);
      en = DraftFields.textOrEmpty(en);
      aimFr = DraftFields.textOrEmpty(aimFr);
      aimEn = DraftFields.textOrEmpty(aimEn);
      kinds = DraftFields.sent(kinds);
    }

    private Stream<PlannedStep> planned() {
      var ticked =
          Arrays.stream(ContributionKind.values())
              .filter(kind -> kinds.contains(kind.name()))
              .toList();
      return Arrays.stream(Step.values())
          .filter(step -> step.name().equals(key))
          .map(
              step ->
                  new PlannedStep(
                      step,
                      number(plannedMinutes, 1),
                      BlankAsNull.of(fr),
                      BlankAsNull.of(en),
                      BlankAsNull.of(aimFr),
                      BlankAsNull.of(aimEn),
                      ticked.isEmpty() ? null : ticked));
    }
  }

  /**
   * @param from lowest answer
   * @param to highest answer
   */
  record ItemDraft(String key, String fr, String en, String from, String to, String audience) {
    ItemDraft {
      key = DraftFields.textOrEmpty(key);
      fr = DraftFields.textOrEmpty(fr);
      en = DraftFields.textOrEmpty(en);
      from = DraftFields.textOrEmpty(from);
      to = DraftFields.textOrEmpty(to);
      audience = DraftFields.textOrEmpty(audience);
    }

    private SessionTemplate.Item toItem() {
      var chosenAudience =
          Arrays.stream(Audience.values()).filter(one -> one.name().equals(audience)).findFirst();
      return new SessionTemplate.Item(
          key,
          fr,
          en,
          number(from, 1),
          number(to, HIGHEST_AGREEMENT),
          chosenAudience.orElse(Audience.EVERYBODY));
    }
  }

  /**
   * @param edit {@code add}, or an edit of the list of questions
   */
  SessionTemplateDraft edited(String edit) {
    return new SessionTemplateDraft(
        key, basedOn, steps, DraftFields.edited(items, edit, this::next));
  }

  /** On the scale of the question before it; it has no key before it is saved. */
  private ItemDraft next() {
    return new ItemDraft(
        "",
        "",
        "",
        DraftFields.lastValueOr(items, ItemDraft::from, "1"),
        DraftFields.lastValueOr(items, ItemDraft::to, String.valueOf(HIGHEST_AGREEMENT)),
        Audience.EVERYBODY.name());
  }

  /** As the form shows it, allowed or not. */
  SessionTemplate template() {
    return new SessionTemplate(
        new SessionTemplate.Key(key),
        1,
        steps.stream().flatMap(StepDraft::planned).toList(),
        items.stream().map(ItemDraft::toItem).toList());
  }

  private static int number(String typed, int otherwise) {
    return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : otherwise;
  }
}
