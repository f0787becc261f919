package codev.group.overview;

import codev.group.directory.SearchWords;
import codev.group.group.GroupStage;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Filter of the list of groups, from the query parameters of the page, so that it can be bookmarked
 * and shared.
 *
 * @param q words, all of which occur in the group's name or its facilitator's, ignoring accents
 * @param need one that it has
 * @param show null: all
 * @param facilitator their username
 * @param site where one of its members works, at least
 * @param order {@code null}: where help is most urgent, first
 * @param all however many there are
 */
record GroupFilter(
    @Nullable @Size(max = 200) String q,
    @Nullable GroupStage stage,
    @Nullable AttentionReason need,
    @Nullable GroupSubset show,
    @Nullable @Size(max = 100) String facilitator,
    @Nullable @Size(max = 200) String site,
    @Nullable GroupSortOrder order,
    @Nullable Boolean backwards,
    @Nullable Boolean all) {
  /** Rows shown at first; the rest is shown on request. */
  private static final int AT_FIRST = 50;

  public GroupSortOrder sortOrder() {
    return Objects.requireNonNullElse(order, GroupSortOrder.NEEDS);
  }

  public boolean isBackwards() {
    return Boolean.TRUE.equals(backwards);
  }

  boolean admits(GroupRow row) {
    return (stage == null || row.stage() == stage)
        && (need == null || row.needs().contains(need))
        && isShown(row)
        && (facilitator == null || row.facilitator().value().equals(facilitator))
        && (site == null || row.sites().stream().anyMatch(site::equalsIgnoreCase))
        && hasWords(row);
  }

  /** How many are shown at most. */
  int most() {
    return Boolean.TRUE.equals(all) ? Integer.MAX_VALUE : AT_FIRST;
  }

  /** Whether choosing this order reverses it. */
  public boolean turns(GroupSortOrder other) {
    return sortOrder() == other && !isBackwards();
  }

  /** Whether it is anything less than everything. */
  public boolean isNarrowed() {
    return q != null || stage != null || need != null || show != null || isOf();
  }

  private boolean isOf() {
    return facilitator != null || site != null;
  }

  private boolean isShown(GroupRow row) {
    if (show == null) return true;
    return switch (show) {
      case TO_DO -> !row.tasks().isEmpty();
      case THIS_WEEK -> row.thisWeek();
    };
  }

  private boolean hasWords(GroupRow row) {
    if (q == null) return true;
    return SearchWords.allIn(q, row.name() + " " + row.facilitatorName() + " " + row.facilitator());
  }
}
