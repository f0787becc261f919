package codev.session.room.section;

import codev.session.response.DiscussionResponse.ContributionResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One more contribution, added to a list that an open page already shows.
 *
 * @param listId the list's id on the page
 * @param first whether it goes before the others
 * @param ofItsKind all contributions of its kind, where they are grouped by kind
 */
record AppendedContribution(
    ContributionResponse contribution,
    String listId,
    boolean first,
    StepContributions.@Nullable OfOneKind ofItsKind) {

  /** Empty when the page does not show the list yet. */
  static Optional<AppendedContribution> of(ContributionResponse added, StepContributions now) {
    var question = added.inReplyTo();
    if (question != null)
      return now.contributions().stream().anyMatch(c -> c.id().equals(question))
          ? Optional.of(new AppendedContribution(added, "replies-" + question, false, null))
          : Optional.empty();
    if (!now.contributions().contains(added)) return Optional.empty();
    if (!now.isGroupedByKind())
      return now.contributions().size() > 1
          ? Optional.of(new AppendedContribution(added, "said-now", now.isNewestFirst(), null))
          : Optional.empty();
    return now.byKind().stream()
        .filter(g -> g.kind() == added.kind() && g.contributions().size() > 1)
        .map(g -> new AppendedContribution(added, "all-" + g.kind(), true, g))
        .findFirst();
  }
}
