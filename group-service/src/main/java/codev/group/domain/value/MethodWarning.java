package codev.group.domain.value;

import java.util.List;
import java.util.stream.Stream;

/** Warnings: what the method advises against but does not forbid; accepted, shown and recorded. */
public enum MethodWarning {
  PROGRAMME_SHORTER_THAN_SIX_MONTHS("group.warning.programme-shorter-than-six-months"),
  PROGRAMME_LONGER_THAN_NINE_MONTHS("group.warning.programme-longer-than-nine-months"),
  CADENCE_OUTSIDE_THREE_TO_FOUR_WEEKS("group.warning.cadence-outside-three-to-four-weeks"),
  TEMPLATE_NOT_DEFINED_YET("group.warning.template-not-defined-yet"),
  SESSION_OUTSIDE_PROGRAMME("group.warning.session-outside-programme"),
  SESSION_ON_A_HOLIDAY("group.warning.session-on-a-holiday"),
  POSTPONED_BY_A_HOLIDAY("group.warning.postponed-by-a-holiday"),
  NEEDS_A_NEW_DATE("group.warning.needs-a-new-date"),
  LESS_THAN_THREE_WEEKS_APART("group.warning.less-than-three-weeks-apart"),
  MORE_THAN_FOUR_WEEKS_APART("group.warning.more-than-four-weeks-apart"),
  MORE_THAN_NINE_MONTHS_AFTER_THE_FIRST("group.warning.more-than-nine-months-after-the-first"),
  FEWER_THAN_THREE_MEMBERS("group.warning.fewer-than-three-members"),
  FACILITATOR_NOT_QUALIFIED("group.warning.facilitator-not-qualified"),
  FACILITATOR_OVER_CAPACITY("group.warning.facilitator-over-capacity"),
  MEMBER_WITH_THEIR_MANAGER("group.warning.member-with-their-manager"),
  /** Found when sessions are shown, not when they are planned: other groups go on planning. */
  FACILITATOR_MEETS_ELSEWHERE("group.warning.facilitator-meets-elsewhere"),
  /** Found when sessions are shown, too. */
  MEMBER_MEETS_ELSEWHERE("group.warning.member-meets-elsewhere");

  private final String key;

  MethodWarning(String key) {
    this.key = key;
  }

  /** With those that were there before, once. */
  public List<MethodWarning> after(List<MethodWarning> before) {
    return Stream.concat(before.stream(), Stream.of(this)).distinct().toList();
  }

  /** Stable; also the message key of its sentence. */
  public String key() {
    return key;
  }
}
