package codev.session.accesslog;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.session.accesslog.SessionReaders.Opening;
import codev.session.domain.accesslog.ReaderRelation;
import codev.session.domain.value.Username;
import codev.session.view.SessionView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads who has opened the words of sessions. */
@Component
public class SessionReadersQueries {
  private final ReadModel<SessionReaders> readers;
  private final ReadModel<SessionView> sessions;

  SessionReadersQueries(ReadModels views, ReadModel<SessionView> sessions) {
    readers = views.project(SessionReaders.PROJECTION);
    this.sessions = sessions;
  }

  /** Each person once a day, the latest first. */
  List<Opening> of(UUID session) {
    return readers
        .find(session.toString())
        .map(SessionReaders::openings)
        .map(List::reversed)
        .orElse(List.of());
  }

  /** Of one session that a person takes part in. */
  record OwnSession(SessionView session, List<Opening> openings) {}

  /**
   * A person has opened words of a session.
   *
   * @param on the calendar day at the place of the sessions
   * @param at the first time on that day
   */
  public record OpenedWords(
      UUID session, Username reader, ReaderRelation relation, LocalDate on, Instant at) {
    private static OpenedWords of(OwnSession ownSession, Opening opening) {
      return new OpenedWords(
          ownSession.session().session().id().value(),
          opening.reader(),
          opening.relation(),
          opening.on(),
          opening.at());
    }
  }

  /** By others, of sessions that a person takes part in, at the end of the log; oldest first. */
  public List<OpenedWords> openedByOthers(Username person) {
    var _ = readers.current();
    return openedSessionsOf(person).stream()
        .flatMap(
            session -> session.openings().stream().map(opening -> OpenedWords.of(session, opening)))
        .filter(opened -> !opened.reader().equals(person))
        .sorted(
            Comparator.comparing(OpenedWords::at)
                .thenComparing(OpenedWords::session)
                .thenComparing(opened -> opened.reader().value()))
        .toList();
  }

  /** Sessions whose words have been opened, of those that a person takes part in; latest first. */
  List<OwnSession> openedSessionsOf(Username person) {
    var viewsBySession =
        Stream.of("session.roster.seats.member", "session.roster.facilitatorSeat.member")
            .flatMap(place -> sessions.where(place, person.value()).stream())
            .collect(
                Collectors.toMap(
                    view -> view.session().id().toString(), Function.identity(), (one, _) -> one));
    return readers.find(viewsBySession.keySet()).stream()
        .map(
            one ->
                new OwnSession(
                    Objects.requireNonNull(viewsBySession.get(one.session())), one.openings()))
        .sorted(Comparator.comparing((OwnSession one) -> one.session().startsAt()).reversed())
        .toList();
  }
}
