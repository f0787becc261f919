package codev.session.domain.accesslog;

import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;

/** Events of the access log. Stored for ever. */
public sealed interface WordsAccessEvent {
  SessionId session();

  Username reader();

  Instant at();

  /**
   * A person was about to be shown words of a session, for the first time on a day.
   *
   * @param on the calendar day at the place of the sessions
   */
  record WordsOpened(
      SessionId session, Username reader, ReaderRelation relation, LocalDate on, Instant at)
      implements WordsAccessEvent {}
}
