package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The e-mail to each new member of a group, and to a manager who asks to read it. Its link leads to
 * the page where the charter is accepted without signing in; following the link accepts nothing. It
 * is sent once the group has a date, or after a while without one. Answers to it go to the manager
 * who worded it, or else created the group.
 */
@Component
class WelcomeEmails implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final ProgrammeQueries programmes;
  private final ReadModel<WelcomeLetterView> words;
  private final EmailProperties settings;
  private final Duration patience;

  /**
   * @param patience how long after joining the e-mail waits for the first date
   */
  WelcomeEmails(
      ReadModels views,
      EmailRecipientQueries recipients,
      ProgrammeQueries programmes,
      EmailProperties settings,
      @Value("${codev.inviting.welcome-within:1d}") Duration patience) {
    this.words = views.project(WelcomeLetterView.PROJECTION);
    this.recipients = recipients;
    this.programmes = programmes;
    this.settings = settings;
    this.patience = patience;
  }

  WelcomeLetterView word(ProgrammeId programme) {
    return words.find(programme.toString()).orElseGet(() -> WelcomeLetterView.of(programme));
  }

  /** The e-mail to the members of a group, as it would be at a moment. */
  WelcomeLetter letter(GroupNotificationView group, Instant moment) {
    var word = word(group.programme());
    var wordedBy = Optional.ofNullable(word.by()).flatMap(recipients::present);
    return new WelcomeLetter(
        group,
        programmes.programme(group.programme()).settings(),
        word,
        WelcomeLetter.first(group, moment),
        recipients.context(group),
        wordedBy.or(() -> recipients.present(group.formedBy())).orElse(null));
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return Stream.concat(
        recipients.groups().stream().flatMap(group -> due(group, moment)), trials(moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var first = WelcomeLetter.first(group, moment);
    var newcomers =
        group.members().stream().filter(m -> isDue(group.joinedAt(m), first, moment)).toList();
    if (newcomers.isEmpty()) return Stream.empty();
    var letter = letter(group, moment);
    return newcomers.stream().flatMap(member -> email(letter, member).stream());
  }

  private boolean isDue(Instant joinedAt, Optional<CalendarSession> first, Instant moment) {
    return settings.isFresh(joinedAt, moment)
        && (first.isPresent() || !moment.isBefore(joinedAt.plus(patience)));
  }

  private static Optional<Email> email(WelcomeLetter letter, Username member) {
    var group = letter.group();
    var context = letter.context();
    return context
        .present(member)
        .map(
            reader ->
                letter.to(
                    reader,
                    context.path(
                        new ToCharter(
                            group.group(), group.charterVersion(), member, group.stay(member)))));
  }

  private Stream<Email> trials(Instant moment) {
    var end = LocalDate.ofInstant(moment, ZoneOffset.UTC).plusDays(1);
    var days = LocalDate.ofInstant(moment.minus(settings.fresh()), ZoneOffset.UTC).datesUntil(end);
    return words.whereAny("triedOn", days.map(LocalDate::toString).toList()).stream()
        .flatMap(word -> word.trials().stream())
        .filter(trial -> settings.isFresh(trial.at(), moment))
        .flatMap(trial -> email(trial, moment).stream());
  }

  private Optional<Email> email(WelcomeLetterView.Trial trial, Instant moment) {
    var group = recipients.group(trial.group());
    return recipients
        .present(trial.by())
        .flatMap(reader -> group.map(one -> letter(one, moment).trial(reader, trial.at())));
  }
}
