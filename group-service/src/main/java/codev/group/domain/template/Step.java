package codev.group.domain.template;

import java.util.Arrays;
import java.util.List;

/** The seven steps of a session (Payette and Champagne), of which a template plans the time. */
public enum Step {
  PREPARATION,
  PRESENTATION,
  CLARIFICATION,
  PROBLEM_DEFINITION,
  CONSULTATION,
  SYNTHESIS,
  LEARNING;

  /** The kinds of contribution that the method allows in it. */
  public List<ContributionKind> kinds() {
    return Arrays.stream(ContributionKind.values()).filter(kind -> kind.step() == this).toList();
  }
}
