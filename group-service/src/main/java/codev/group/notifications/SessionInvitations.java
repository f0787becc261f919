package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.notifications.NotifiedGroup.Arrival;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * E-mails about planned, moved and cancelled sessions to the members and the facilitator, whatever
 * their preferences. Sessions planned together are announced in one e-mail; of several changes only
 * the last is sent. A person who joins later, as member or facilitator, gets one e-mail about all
 * planned sessions.
 */
@Component
public class SessionInvitations implements DueEmailSource {
  private final EmailRecipientQueries readers;
  private final EmailProperties settings;

  SessionInvitations(EmailRecipientQueries readers, EmailProperties settings) {
    this.readers = readers;
    this.settings = settings;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return readers.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(NotifiedGroup group, Instant moment) {
    var ahead = group.ahead(moment).toList();
    var arrivals = group.arrivals().stream().filter(a -> isFresh(a.at(), moment)).toList();
    if (arrivals.isEmpty() && ahead.stream().noneMatch(s -> isFresh(s.changedAt(), moment)))
      return Stream.empty();
    return readers.of(group, _ -> true).stream()
        .flatMap(
            reader -> {
              var person = new Username(reader.username());
              var theirs = ahead.stream().filter(s -> group.isFor(person, s)).toList();
              var recent =
                  theirs.stream()
                      .filter(s -> isFresh(s.changedAt(), moment))
                      .filter(s -> !group.cameLaterThan(s, person))
                      .toList();
              return Stream.of(
                      planned(group, recent),
                      changed(group, recent),
                      arrivals.stream().flatMap(a -> welcome(group, a, person, theirs)))
                  .flatMap(news -> news)
                  .map(one -> one.to(reader));
            });
  }

  private boolean isFresh(Instant decided, Instant moment) {
    return settings.isFresh(decided, moment);
  }

  private static Stream<SessionNotification> planned(
      NotifiedGroup group, List<CalendarSession> sessions) {
    return sessions.stream()
        .filter(session -> session.revision() == 0)
        .collect(Collectors.groupingBy(CalendarSession::changedAt))
        .entrySet()
        .stream()
        .map(
            once ->
                SessionNotification.of(
                    "planned",
                    "invitation/" + group.group() + "/" + once.getKey(),
                    group,
                    once.getValue()));
  }

  private static Stream<SessionNotification> changed(
      NotifiedGroup group, List<CalendarSession> sessions) {
    return sessions.stream()
        .filter(session -> session.revision() > 0)
        .map(
            session -> {
              var kind = session.state() == CalendarSession.State.CANCELLED ? "cancelled" : "moved";
              var id = kind + "/" + session.id() + "/" + session.revision();
              return SessionNotification.of(kind, id, group, List.of(session));
            });
  }

  private static Stream<SessionNotification> welcome(
      NotifiedGroup group, Arrival arrival, Username person, List<CalendarSession> theirs) {
    var planned =
        theirs.stream()
            .filter(session -> session.state() == CalendarSession.State.PLANNED)
            .filter(session -> arrival.isFor(person, session))
            .filter(session -> !arrival.at().isBefore(session.changedAt()))
            .toList();
    if (planned.isEmpty()) return Stream.empty();
    var kind = arrival.leads() ? "leading" : "joined";
    var id = kind + "/" + group.group() + "/" + arrival.at();
    return Stream.of(SessionNotification.of(kind, id, group, planned));
  }
}
