package codev.session.domain.accesslog;

import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Command: a person is about to be shown words of a session. Recorded once a day.
 *
 * @param on the calendar day at the place of the sessions
 */
public record RecordOpening(
    SessionId session, Username reader, ReaderRelation relation, LocalDate on, Instant at) {

  /** An aggregate of its own for each reader of a session: nobody waits for another. */
  @TargetAggregateIdentifier
  String stream() {
    return stream(session, reader);
  }

  static String stream(SessionId session, Username reader) {
    return "access/" + session + "/" + reader;
  }
}
