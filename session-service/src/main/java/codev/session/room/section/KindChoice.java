package codev.session.room.section;

import codev.session.domain.template.ContributionKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds among which a form lets choose. */
record KindChoice(List<ContributionKind> kinds) {
  /** Whether the kind may wait: of consultants' questions and contributions. */
  boolean mayWait() {
    return kinds.stream().anyMatch(k -> k.isQuestion() || k.canBeKept());
  }

  /** What is chosen until the author chooses otherwise; null: no kind yet. */
  @Nullable ContributionKind preselected() {
    return mayWait() ? null : kinds.stream().findFirst().orElse(null);
  }
}
