package codev.session.accesslog;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.session.accesslog.SessionReaders.Opening;
import codev.session.domain.value.Username;
import codev.session.view.SessionView;
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

  /** Sessions whose words have been opened, of those that a person takes part in; latest first. */
  List<OwnSession> ofParticipant(Username person) {
    var own =
        Stream.of("session.roster.seats.member", "session.roster.facilitatorSeat.member")
            .flatMap(place -> sessions.where(place, person.value()).stream())
            .collect(
                Collectors.toMap(
                    view -> view.session().id().toString(), Function.identity(), (one, _) -> one));
    return readers.find(own.keySet()).stream()
        .map(one -> new OwnSession(Objects.requireNonNull(own.get(one.session())), one.openings()))
        .sorted(Comparator.comparing((OwnSession one) -> one.session().startsAt()).reversed())
        .toList();
  }
}
