package codev.group.domain;

import static codev.group.domain.template.Step.PREPARATION;

import codev.group.domain.template.ContributionKind;
import codev.group.domain.template.SessionTemplate;
import codev.group.domain.template.SessionTemplate.Item;
import codev.group.domain.template.SessionTemplate.PlannedStep;
import codev.group.domain.template.Step;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules on what a programme may change in a session template, and what the method keeps fixed. */
final class SessionTemplateRules {
  private static final int MOST_TURNS = 2;

  /** Of the questionnaires that every programme has: after a session, on skills, later. */
  private static final Pattern RESERVED_KEYS = Pattern.compile("[HCF]\\d+");

  private SessionTemplateRules() {}

  static void check(SessionTemplate template) {
    if (template.key().isBuiltIn())
      throw new RuleViolationException(RuleViolation.TEMPLATE_KEY_IS_BUILT_IN, template.key());
    checkOrder(template.steps());
    template.steps().forEach(SessionTemplateRules::check);
    template.items().forEach(SessionTemplateRules::check);
    var keys = new HashSet<String>();
    for (var item : template.items())
      if (!keys.add(item.key()))
        throw new RuleViolationException(RuleViolation.ITEM_NAMED_TWICE, item.key());
  }

  /** The preparation once, then the other six for each client, all in the method's order. */
  private static void checkOrder(List<PlannedStep> steps) {
    var keys = steps.stream().map(PlannedStep::key).toList();
    boolean isKept =
        IntStream.rangeClosed(1, MOST_TURNS).anyMatch(turns -> keys.equals(course(turns)));
    if (!isKept) throw new RuleViolationException(RuleViolation.TEMPLATE_LEAVES_THE_METHOD);
  }

  private static List<Step> course(int turns) {
    var turn = Arrays.stream(Step.values()).filter(step -> step != PREPARATION).toList();
    return Stream.concat(
            Stream.of(PREPARATION), IntStream.range(0, turns).boxed().flatMap(_ -> turn.stream()))
        .toList();
  }

  private static void check(PlannedStep step) {
    if (step.plannedMinutes() < 1)
      throw new RuleViolationException(RuleViolation.STEP_WITHOUT_A_MINUTE, step.key());
    var kinds = step.kinds();
    if (kinds == null) return;
    for (var kind : kinds)
      if (kind.step() != step.key())
        throw new RuleViolationException(
            RuleViolation.KIND_BELONGS_TO_ANOTHER_STEP, kind, step.key());
    if (kinds.stream().allMatch(ContributionKind::isAlwaysOpen))
      throw new RuleViolationException(RuleViolation.NOTHING_LEFT_TO_SAY, step.key());
  }

  private static void check(Item item) {
    if (RESERVED_KEYS.matcher(item.key()).matches())
      throw new RuleViolationException(RuleViolation.ITEM_IS_TAKEN, item.key());
    if (item.from() >= item.to())
      throw new RuleViolationException(RuleViolation.ITEM_WITHOUT_A_SCALE, item.key());
  }
}
