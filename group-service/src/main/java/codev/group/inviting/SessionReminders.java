package codev.group.inviting;

import codev.group.calendar.Meeting;
import codev.group.domain.Contact;
import codev.group.domain.Username;
import codev.infra.letters.Letter;
import codev.infra.letters.LettersSettings;
import codev.infra.letters.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A session comes near, and its date has not just been told anyway. */
@Component
class SessionReminders implements Occasion {
  private final Readers readers;
  private final LettersSettings settings;
  private final Duration before;

  /**
   * @param before how long before a session its people are reminded of it
   */
  SessionReminders(
      Readers readers,
      LettersSettings settings,
      @Value("${codev.inviting.remind-before:3d}") Duration before) {
    this.readers = readers;
    this.settings = settings;
    this.before = before;
  }

  @Override
  public Stream<Letter> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    return readers.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Letter> due(Invited group, Instant moment) {
    var near = group.ahead(moment).filter(session -> isNear(session, moment)).toList();
    if (near.isEmpty()) return Stream.empty();
    var people = readers.of(group, Contact::reminders);
    return near.stream()
        .flatMap(
            session ->
                people.stream()
                    .filter(p -> group.isFor(new Username(p.username()), session))
                    .map(reminder(group, session)::to));
  }

  private boolean isNear(Meeting session, Instant moment) {
    var due = session.startsAt().minus(before);
    return session.state() == Meeting.State.PLANNED
        && !moment.isBefore(due)
        && session.changedAt().isBefore(due);
  }

  private static News reminder(Invited group, Meeting session) {
    var id = "reminder/" + session.id() + "/" + session.startsAt();
    return new News("reminder", id, group, List.of(session), List.of());
  }
}
