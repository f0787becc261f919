package codev.session.domain.contract;

import codev.session.domain.value.EncryptedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of a contract: the request, as the client redefined it. */
public record Terms(
    EncryptedText problem,
    EncryptedText objective,
    List<Help> help,
    @Nullable EncryptedText limits) {
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
