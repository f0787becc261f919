package codev.session.room.section;

import codev.session.domain.template.ContributionKind;
import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contributions of one family in the running step.
 *
 * @param kinds those that the step allows, the usual one first
 */
record FamilyColumn(
    ContributionFamily family,
    List<ContributionKind> kinds,
    List<ContributionResponse> contributions) {

  /**
   * Those of the consultants always, in one order; others as soon as they have something.
   *
   * @param planned the kinds that the step allows; null: all
   */
  static List<FamilyColumn> of(StepContributions inStep, @Nullable List<ContributionKind> planned) {
    return Arrays.stream(ContributionFamily.values())
        .map(family -> of(family, inStep, planned))
        .filter(column -> column.isFixed() || !column.contributions().isEmpty())
        .toList();
  }

  private static FamilyColumn of(
      ContributionFamily family,
      StepContributions inStep,
      @Nullable List<ContributionKind> planned) {
    return new FamilyColumn(
        family,
        family.kinds(planned),
        inStep.contributions().stream().filter(c -> family.includes(c.kind())).toList());
  }

  /** Whether it is on the page from the step's first contribution on. */
  boolean isFixed() {
    return family == ContributionFamily.UNCLASSIFIED
        || (!kinds.isEmpty() && kinds.getFirst().canBeKept());
  }
}
