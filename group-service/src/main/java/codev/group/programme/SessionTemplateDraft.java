package codev.group.programme;

import codev.group.actor.BlankAsNull;
import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.SessionTemplate.Audience;
import codev.group.domain.template.SessionTemplate.PlannedStep;
import codev.group.domain.template.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A session template as it is being written in a form: every field as it was typed, so that nothing
 * is lost while questions are added, moved and removed. It is checked once it is saved.
 */
record SessionTemplateDraft(
    String key, String basedOn, List<StepDraft> steps, List<ItemDraft> items) {
  private static final int HIGHEST_AGREEMENT = 5;

  SessionTemplateDraft {
    key = typed(key);
    basedOn = typed(basedOn);
    steps = sent(steps);
    items = sent(items);
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
      key = typed(key);
      plannedMinutes = typed(plannedMinutes);
      fr = typed(fr);
      en = typed(en);
      aimFr = typed(aimFr);
      aimEn = typed(aimEn);
      kinds = sent(kinds);
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
      key = typed(key);
      fr = typed(fr);
      en = typed(en);
      from = typed(from);
      to = typed(to);
      audience = typed(audience);
    }

    private SessionTemplate.Item asked() {
      var asked =
          Arrays.stream(Audience.values()).filter(one -> one.name().equals(audience)).findFirst();
      return new SessionTemplate.Item(
          key,
          fr,
          en,
          number(from, 1),
          number(to, HIGHEST_AGREEMENT),
          asked.orElse(Audience.EVERYBODY));
    }
  }

  /**
   * @param edit {@code add}, or {@code remove}, {@code up} or {@code down} with the place of the
   *     question, e.g. {@code up:2}; anything else changes nothing
   */
  SessionTemplateDraft edited(String edit) {
    if (edit.equals("add")) return with(Stream.concat(items.stream(), Stream.of(next())).toList());
    var parts = edit.split(":", 2);
    if (parts.length < 2 || !parts[1].matches("\\d{1,2}")) return this;
    int place = Integer.parseInt(parts[1]);
    return switch (parts[0]) {
      case "remove" ->
          with(
              IntStream.range(0, items.size())
                  .filter(i -> i != place)
                  .mapToObj(items::get)
                  .toList());
      case "up" -> exchanged(place - 1, place);
      case "down" -> exchanged(place, place + 1);
      default -> this;
    };
  }

  /** On the scale of the question before it, under a key that none of them has. */
  private ItemDraft next() {
    var keys = items.stream().map(ItemDraft::key).toList();
    int number = 1;
    while (keys.contains("Q" + number)) number++;
    return new ItemDraft(
        "Q" + number,
        "",
        "",
        items.isEmpty() ? "1" : items.getLast().from(),
        items.isEmpty() ? "5" : items.getLast().to(),
        Audience.EVERYBODY.name());
  }

  private SessionTemplateDraft exchanged(int first, int second) {
    if (first < 0 || second >= items.size()) return this;
    var all = new ArrayList<>(items);
    Collections.swap(all, first, second);
    return with(all);
  }

  private SessionTemplateDraft with(List<ItemDraft> others) {
    return new SessionTemplateDraft(key, basedOn, steps, others);
  }

  /** As the form shows it, allowed or not. */
  SessionTemplate template() {
    return new SessionTemplate(
        new SessionTemplate.Key(key),
        1,
        steps.stream().flatMap(StepDraft::planned).toList(),
        items.stream().map(ItemDraft::asked).toList());
  }

  private static int number(String typed, int otherwise) {
    return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : otherwise;
  }

  private static <T> List<T> sent(List<T> all) {
    return Objects.requireNonNullElse(all, List.<T>of()).stream().filter(Objects::nonNull).toList();
  }

  private static String typed(String field) {
    return Objects.requireNonNullElse(field, "").strip();
  }
}
