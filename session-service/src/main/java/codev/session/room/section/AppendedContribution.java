package codev.session.room.section;

import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One more contribution, added to a list that an open page already shows.
 *
 * @param listId the list's id on the page
 * @param first whether it goes before the others
 * @param column that it is added to, where there are columns
 */
record AppendedContribution(
    ContributionResponse contribution,
    String listId,
    boolean first,
    @Nullable FamilyColumn column) {

  /** Empty when the page does not show the list yet. */
  static Optional<AppendedContribution> of(
      ContributionResponse added, StepContributions step, List<FamilyColumn> columns) {
    var question = added.inReplyTo();
    if (question != null)
      return step.contributions().stream().anyMatch(c -> c.id().equals(question))
          ? Optional.of(new AppendedContribution(added, "replies-" + question, false, null))
          : Optional.empty();
    if (!step.contributions().contains(added) || step.contributions().size() == 1)
      return Optional.empty();
    if (!step.isGroupedByFamily())
      return Optional.of(new AppendedContribution(added, "said-now", step.isNewestFirst(), null));
    return columns.stream()
        .filter(column -> column.family().includes(added.kind()))
        .filter(column -> column.isFixed() || column.contributions().size() > 1)
        .findFirst()
        .map(column -> new AppendedContribution(added, "all-" + column.family(), true, column));
  }
}
