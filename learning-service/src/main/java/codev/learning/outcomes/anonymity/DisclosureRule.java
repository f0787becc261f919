package codev.learning.outcomes.anonymity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What keeps figures from telling what one person said, one rule a line. All of them always hold; a
 * test takes away each in turn and shows that an attacker then wins.
 */
enum DisclosureRule {
  /**
   * In order of arrival, what a figure is made of is bound into bundles of enough different people,
   * once and for ever; what is not bound yet is not told. So a figure moves by a bundle at a time,
   * and comparing it before and after one answer shows nothing.
   */
  BOUND_IN_BUNDLES,

  /**
   * Every figure, under every filter, is made of whole bundles: those of which every part matches.
   * Whatever is computed by adding and subtracting such figures is again about whole bundles:
   * nobody gets below one by comparing a total with its parts, two periods, or two units.
   */
  TOLD_WHOLE,

  /**
   * A bundle of what people confide has k of them besides whoever looks: k + 1. For members know
   * their own answers and may put them together: of k people, k − 1 would compute the last one's.
   * So k − 1 who put theirs together leave two others at least, whose answers stay mixed.
   */
  BESIDES_WHOEVER_LOOKS,

  /**
   * Who says where they stand at the start and at the end is bound once for both: a figure at the
   * start, at the end and of the change is about the same people, or about others only.
   */
  SAME_PEOPLE_BEFORE_AND_AFTER,

  /**
   * A sponsor's bundles are unions of successive ones that reach over at least two groups, so no
   * difference shows a single group; and what a manager and a sponsor see together is still made of
   * the manager's bundles.
   */
  GROUPS_IN_COMPANY,

  /**
   * A bundle of fewer people than today's threshold asks for is no longer told, nor a union that it
   * is part of; it is not bound anew, which would show a difference.
   */
  RAISED_THRESHOLD_COUNTS_FOR_THE_PAST,

  /**
   * Telling the rest of a bundle would, compared with before, tell what was erased: so none of it
   * is told. What holds no words still counts: that a session was held, that an action was done.
   */
  ERASED_TAKE_THEIR_BUNDLE,

  /** What was erased keeps its place among the others, so that none of them is bound anew. */
  ERASED_KEEP_THEIR_PLACE;

  static final Set<DisclosureRule> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(DisclosureRule.class));
}
