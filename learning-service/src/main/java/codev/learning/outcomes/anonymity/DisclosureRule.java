package codev.learning.outcomes.anonymity;

/**
 * The rules of statistical disclosure control, one a constant. All of them always apply in
 * production; a test removes each in turn and shows that an attacker then wins.
 */
enum DisclosureRule {
  /**
   * Microaggregation: in order of arrival, observations form anonymity sets of enough different
   * people, once and for ever; what is in no set yet is not published. So a figure moves by a whole
   * set at a time, and comparing it before and after one answer shows nothing.
   */
  MICROAGGREGATION,

  /**
   * Every figure, under every filter, is made of whole sets: those of which every observation
   * matches. Sums and differences of such figures are again about whole sets: no comparison of a
   * total with its parts, of two periods or of two units isolates less than a set.
   */
  WHOLE_SETS_ONLY,

  /**
   * A set of confided observations has k people besides the viewer: k + 1. Members know their own
   * answers and may pool them: of k people, k − 1 would compute the last one's. So k − 1 who pool
   * theirs leave at least two others, whose answers stay mixed.
   */
  K_BESIDES_THE_VIEWER,

  /**
   * People measured at the start and at the end form one matched panel for both: a figure of the
   * start, of the end and of the change is about the same people, or about disjoint ones.
   */
  MATCHED_PANELS,

  /**
   * A sponsor's sets are unions of successive ones that reach over at least two groups, so no
   * difference shows a single group; and what a manager and a sponsor know together is still made
   * of the manager's sets.
   */
  AT_LEAST_TWO_GROUPS_FOR_SPONSORS,

  /**
   * A set with fewer people than today's threshold is suppressed, and so is a union that contains
   * it; it is not formed anew, which would show a difference.
   */
  RAISED_THRESHOLD_APPLIES_TO_THE_PAST,

  /**
   * The rest of a set, compared with what was published before, would show what was erased: so the
   * whole set is suppressed. What contains no words still counts: that a session was held, that an
   * action was done.
   */
  ERASURE_SUPPRESSES_THE_SET,

  /** An erased observation keeps its place in its set, so that no other set is formed anew. */
  ERASED_OBSERVATIONS_KEEP_THEIR_PLACE,

  /**
   * The cells of a grid are made of whole sets of its total ({@link CellAnonymitySets}), not of
   * sets of their own, which would end at other moments: the difference could be about one group.
   */
  CELLS_OF_WHOLE_SETS,

  /** A process fact, which is exact and current, is suppressed when it is about fewer than k. */
  FACTS_OF_ENOUGH_PEOPLE,

  /** Process facts are shown to a sponsor when they are of at least two groups. */
  FACTS_OF_TWO_GROUPS_FOR_SPONSORS,

  /**
   * Process facts are suppressed under a filter that differs from another by one person (a unit or
   * a site, whose members a manager may choose; for actions one group or any period) or by one
   * session (for a sponsor any period).
   */
  FACTS_UNDER_NO_NARROW_FILTER,

  /**
   * Where process facts are shown by month, what the total has besides is none or enough to be
   * shown itself.
   */
  FACTS_LEAVE_ENOUGH_BESIDES,

  /**
   * Where process facts about people are shown by group, groups are joined until each part is about
   * enough people, and a fact of which some part is about too few is shown of none.
   */
  FACTS_OF_JOINED_GROUPS,

  /**
   * Process facts that are shown by month are shown by group as well only where no combination of
   * both is about too few people ({@link GroupTotalsDisclosureRule}).
   */
  FACTS_BY_GROUP_BESIDE_MONTHS,

  /**
   * That no action has been abandoned is shown where the actions that are left, of those committed
   * to less those shown as done or done in part, are none or of enough people. Otherwise a count
   * that is suppressed would be known not to be 0, and where one action is left, to be 1.
   */
  FACTS_ZERO_AMONG_ENOUGH
}
