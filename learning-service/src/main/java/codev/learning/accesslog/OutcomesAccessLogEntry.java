package codev.learning.accesslog;

import codev.infra.projections.Projection;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewedPart;
import codev.learning.domain.outcomes.ViewerRole;
import java.time.Instant;
import java.util.UUID;

/**
 * Read model of one access to figures.
 *
 * @param position in the log
 * @param digest SHA-256, in hexadecimal, of the list of figures as JSON
 * @param upTo position in the log up to which the figures were computed
 */
public record OutcomesAccessLogEntry(
    long position,
    Instant at,
    UUID programmeId,
    String username,
    ViewerRole as,
    ViewedPart part,
    OutputFormat form,
    String digest,
    long upTo) {

  /** Key of the sentence for an access without a filter: what a role then sees. */
  public String coverageKey() {
    return switch (as) {
      case MANAGER, SPONSOR -> "all";
      case GROUP -> "one-group";
      case FACILITATOR -> "their-groups";
    };
  }

  /** One document for each access. */
  static final Projection<OutcomesShown, OutcomesAccessLogEntry> PROJECTION =
      Projection.of("showing", OutcomesShown.class, OutcomesAccessLogEntry.class)
          .by(e -> e.showing().toString())
          .foldRecorded((_, _, recorded) -> of(recorded.event(), recorded.position()));

  private static OutcomesAccessLogEntry of(OutcomesShown e, long position) {
    return new OutcomesAccessLogEntry(
        position,
        e.at(),
        e.programme().value(),
        e.to().value(),
        e.as(),
        e.part(),
        e.form(),
        e.digest(),
        e.upTo());
  }
}
