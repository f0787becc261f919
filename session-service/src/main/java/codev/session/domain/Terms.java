package codev.session.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contract says: the request, as the client redefined it. */
public record Terms(Words problem, Words objective, List<Help> help, @Nullable Words limits) {
  public Terms {
    help = List.copyOf(help);
  }

  /** The help that a client wants from the consultants. */
  public enum Help {
    IMPRESSIONS,
    QUESTIONS,
    HYPOTHESES,
    TESTIMONIES,
    IDEAS,
    DEVILS_ADVOCATE,
    RESOURCES,
    REHEARSAL
  }
}
