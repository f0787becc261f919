package codev.session.accesslog;

import codev.infra.projections.Projection;
import codev.session.domain.accesslog.ReaderRelation;
import codev.session.domain.accesslog.WordsAccessEvent;
import codev.session.domain.accesslog.WordsAccessEvent.WordsOpened;
import codev.session.domain.value.ImmutableLists;
import codev.session.domain.value.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Read model of who opened the words of one session.
 *
 * @param openings in the order in which they were recorded
 */
record SessionReaders(String session, List<Opening> openings) {
  SessionReaders {
    openings = List.copyOf(openings);
  }

  /**
   * The first time that a person opened them on a day.
   *
   * @param on the calendar day at the place of the sessions
   */
  record Opening(Username reader, ReaderRelation relation, LocalDate on, Instant at) {}

  /** One document for each session. */
  static final Projection<WordsAccessEvent, SessionReaders> PROJECTION =
      Projection.of("session_readers", WordsAccessEvent.class, SessionReaders.class)
          .by(e -> e.session().toString())
          .fold(
              (before, event) ->
                  switch (event) {
                    case WordsOpened e ->
                        new SessionReaders(
                            e.session().toString(),
                            ImmutableLists.add(
                                before == null ? List.of() : before.openings(),
                                new Opening(e.reader(), e.relation(), e.on(), e.at())));
                  });
}
