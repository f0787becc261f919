package codev.group.notifications;

import codev.group.authority.ProgrammeAccess;
import codev.group.calendar.CalendarSession;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.ProgrammeSettings;
import codev.group.domain.value.GroupId;
import codev.group.group.GroupQueries;
import codev.group.notifications.ContactView.Address;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import codev.infra.web.authority.ProgrammeAuthorities;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The e-mail to each new member of a group, and to a manager who asks to read it. Its buttons lead
 * to pages where, without signing in, the charter is accepted together with the first session, that
 * session is declined, or the place in the group; following a link answers nothing. It is sent once
 * the group has a date, or after a while without one, unless a manager keeps it back; once more to
 * who is given another address before they have accepted the charter. Answers to it go to the
 * manager who worded it, or else created the group, as long as they manage the programme.
 */
@Component
class WelcomeEmails implements DueEmailSource {
  private final EmailRecipientQueries recipients;
  private final GroupQueries groups;
  private final ProgrammeQueries programmes;
  private final ProgrammeAccess access;
  private final ReadModel<WelcomeLetterView> letters;
  private final EmailProperties settings;
  private final Duration grace;
  private final Duration patience;

  /**
   * @param grace how long after the first date was set it can still be kept back
   * @param patience how long after joining the e-mail waits for the first date
   */
  WelcomeEmails(
      ReadModels views,
      EmailRecipientQueries recipients,
      GroupQueries groups,
      ProgrammeQueries programmes,
      ProgrammeAccess access,
      EmailProperties settings,
      @Value("${codev.inviting.welcome-after:1m}") Duration grace,
      @Value("${codev.inviting.welcome-within:1d}") Duration patience) {
    this.letters = views.project(WelcomeLetterView.PROJECTION);
    this.recipients = recipients;
    this.groups = groups;
    this.programmes = programmes;
    this.access = access;
    this.settings = settings;
    this.grace = grace;
    this.patience = patience;
  }

  WelcomeLetterView letterView(ProgrammeId programme) {
    return letters.find(programme.toString()).orElseGet(() -> WelcomeLetterView.of(programme));
  }

  /** The e-mail to the members of a group, as it would be at a moment. */
  WelcomeLetter letter(GroupNotificationView group, Instant moment) {
    var one = new WelcomeRecipients(group, letterView(group.programme()), List.of());
    return letter(one, emailData(List.of(one)), moment);
  }

  /**
   * A group, and those of its members to whom the e-mail is due.
   *
   * @param letterView of the programme's manager
   */
  private record WelcomeRecipients(
      GroupNotificationView group, WelcomeLetterView letterView, List<Username> members) {
    /** Who reads answers to it, the first of them who manages the programme. */
    Stream<Username> readers() {
      return Stream.concat(Stream.ofNullable(letterView.by()), Stream.of(group.formedBy()));
    }
  }

  /**
   * What the e-mails of some groups tell, which is read at once.
   *
   * @param present who may read answers to them
   * @param authorities of these, as far as they were asked for
   */
  private record EmailData(
      Map<GroupId, SessionEmailContext> contexts,
      Map<ProgrammeId, ProgrammeSettings> programmes,
      Map<Username, EmailRecipient> present,
      Map<Username, ProgrammeAuthorities> authorities) {}

  private EmailData emailData(List<WelcomeRecipients> groups) {
    return new EmailData(
        recipients.contexts(groups.stream().map(WelcomeRecipients::group).toList()),
        programmes.settings(groups.stream().map(one -> one.group().programme()).toList()),
        recipients.present(groups.stream().flatMap(WelcomeRecipients::readers).distinct().toList()),
        new HashMap<>());
  }

  private WelcomeLetter letter(WelcomeRecipients one, EmailData data, Instant moment) {
    var group = one.group();
    var programme = group.programme();
    var readsAnswers =
        one.readers()
            .filter(data.present()::containsKey)
            .filter(person -> authority(person, data).manages(programme.value()))
            .flatMap(person -> Stream.ofNullable(data.present().get(person)))
            .findFirst();
    return new WelcomeLetter(
        group,
        Objects.requireNonNull(data.programmes().get(programme)),
        one.letterView(),
        WelcomeLetter.ahead(group, moment),
        Objects.requireNonNull(data.contexts().get(group.group())),
        readsAnswers.orElse(null));
  }

  private ProgrammeAuthorities authority(Username person, EmailData data) {
    return data.authorities().computeIfAbsent(person, access::managedBy);
  }

  private boolean manages(Username person, ProgrammeId programme) {
    return access.managedBy(person).manages(programme.value());
  }

  @Override
  public Stream<Email> due(Instant moment) {
    var known =
        letters.all().stream()
            .collect(Collectors.toMap(WelcomeLetterView::programme, Function.identity()));
    var addresses = addresses(moment);
    var welcomed =
        recipients.groups().stream()
            .filter(group -> !letterView(group, known).isHeld())
            .map(group -> welcomeRecipients(group, letterView(group, known), addresses, moment))
            .filter(one -> !one.members().isEmpty())
            .toList();
    if (welcomed.isEmpty()) return trials(moment);
    var data = emailData(welcomed);
    var welcomes =
        welcomed.stream().flatMap(one -> emails(letter(one, data, moment), one, addresses));
    return Stream.concat(welcomes, trials(moment));
  }

  private static WelcomeLetterView letterView(
      GroupNotificationView group, Map<ProgrammeId, WelcomeLetterView> known) {
    var letterView = known.get(group.programme());
    return letterView == null ? WelcomeLetterView.of(group.programme()) : letterView;
  }

  /** The addresses that people were given lately. */
  private Map<Username, Address> addresses(Instant moment) {
    return recipients.addresses(moment.minus(settings.fresh()), moment);
  }

  private WelcomeRecipients welcomeRecipients(
      GroupNotificationView group,
      WelcomeLetterView letter,
      Map<Username, Address> givenAddresses,
      Instant moment) {
    return new WelcomeRecipients(
        group, letter, newcomers(group, letter, givenAddresses, moment).toList());
  }

  private static Stream<Email> emails(
      WelcomeLetter letter, WelcomeRecipients welcomed, Map<Username, Address> givenAddresses) {
    return welcomed.members().stream()
        .flatMap(
            member -> {
              var later = later(welcomed.group(), member, givenAddresses);
              return email(letter, member, later.map(Address::number).orElse(0)).stream();
            });
  }

  /** How many e-mails of a group would be sent now if none were kept back. */
  long waiting(GroupNotificationView group, Instant moment) {
    var context = recipients.context(group);
    var letterView = letterView(group.programme()).releasedAt(moment);
    return newcomers(group, letterView, addresses(moment), moment)
        .filter(member -> context.present(member).isPresent())
        .count();
  }

  private Stream<Username> newcomers(
      GroupNotificationView group,
      WelcomeLetterView letter,
      Map<Username, Address> givenAddresses,
      Instant moment) {
    var first = WelcomeLetter.ahead(group, moment).stream().findFirst();
    return group.members().stream()
        .filter(
            member -> {
              var later = later(group, member, givenAddresses);
              var since = later.map(Address::since).orElseGet(() -> group.joinedAt(member));
              return isDue(since, first, letter.hold(), moment)
                  && (later.isEmpty() || isWithoutCharter(group, member));
            });
  }

  /** The address of a member that they were given after they came. */
  private static Optional<Address> later(
      GroupNotificationView group, Username member, Map<Username, Address> givenAddresses) {
    return Optional.ofNullable(givenAddresses.get(member))
        .filter(address -> address.since().isAfter(group.joinedAt(member)));
  }

  private boolean isWithoutCharter(GroupNotificationView group, Username member) {
    return groups.group(group.group()).withoutCharter().contains(member);
  }

  private boolean isDue(
      Instant joinedAt,
      Optional<CalendarSession> first,
      WelcomeLetterView.@Nullable SendingPause hold,
      Instant moment) {
    var since = hold == null ? joinedAt : sendable(joinedAt, hold);
    boolean isReady =
        first
            .map(session -> isOver(grace, session.changedAt(), moment))
            .orElseGet(() -> isOver(patience, joinedAt, moment));
    return settings.isFresh(since, moment) && isReady;
  }

  private static boolean isOver(Duration time, Instant since, Instant moment) {
    return time.isZero() || !moment.isBefore(since.plus(time));
  }

  /** Since when it may be sent: what was kept back from who came lately counts from its release. */
  private Instant sendable(Instant joinedAt, WelcomeLetterView.SendingPause hold) {
    var until = hold.until();
    boolean isConcerned = settings.isFresh(joinedAt, hold.since());
    return until != null && isConcerned && until.isAfter(joinedAt) ? until : joinedAt;
  }

  private static Optional<Email> email(WelcomeLetter letter, Username member, int addressNumber) {
    return letter.context().present(member).map(reader -> letter.to(reader, addressNumber));
  }

  private Stream<Email> trials(Instant moment) {
    var end = LocalDate.ofInstant(moment, ZoneOffset.UTC).plusDays(1);
    var days = LocalDate.ofInstant(moment.minus(settings.fresh()), ZoneOffset.UTC).datesUntil(end);
    return letters.whereAny("triedOn", days.map(LocalDate::toString).toList()).stream()
        .flatMap(letterView -> letterView.trials().stream())
        .filter(trial -> settings.isFresh(trial.at(), moment))
        .flatMap(trial -> email(trial, moment).stream());
  }

  private Optional<Email> email(WelcomeLetterView.Trial trial, Instant moment) {
    var group = recipients.group(trial.group()).filter(one -> manages(trial.by(), one.programme()));
    return recipients
        .present(trial.by())
        .flatMap(reader -> group.map(one -> letter(one, moment).trial(reader, trial.at())));
  }
}
