package codev.session.room.section;

import static codev.session.domain.template.ContributionKind.*;

import codev.session.domain.template.ContributionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kinds of contribution to the consultation that stand together in one column. */
public enum ContributionFamily {
  /** Without a kind yet. */
  UNCLASSIFIED,
  EXPERIENCE(IMPRESSION, ContributionKind.EXPERIENCE),
  QUESTIONS(QUESTION, HYPOTHESIS),
  LEADS(IDEA, SUGGESTION, SOLUTION, LEAD, TASK),
  SUPPORT(RESOURCE, OFFER_OF_HELP),
  SIGNALS(REFRAME, DISCOMFORT),
  MESSAGES(MESSAGE);

  private final List<ContributionKind> kinds;

  ContributionFamily(ContributionKind... kinds) {
    this.kinds = List.of(kinds);
  }

  boolean includes(@Nullable ContributionKind kind) {
    return kind == null ? this == UNCLASSIFIED : kinds.contains(kind);
  }

  /**
   * Those that a step allows, the usual one first.
   *
   * @param planned null: all
   */
  List<ContributionKind> kinds(@Nullable List<ContributionKind> planned) {
    return kinds.stream().filter(kind -> planned == null || planned.contains(kind)).toList();
  }
}
