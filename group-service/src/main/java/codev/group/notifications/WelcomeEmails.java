package codev.group.notifications;

import codev.group.calendar.CalendarSession;
import codev.group.domain.ProgrammeSettings;
import codev.group.domain.person.Username;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.programme.ProgrammeQueries;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Fact;
import codev.infra.email.EmailBlock.Heading;
import codev.infra.email.EmailBlock.Item;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.email.TranslatableText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An e-mail to each new member of a group: what it is for, who is in it, when it first meets, what
 * stays confidential, and the charter. Its link leads to the page where the charter is accepted
 * without signing in; following the link accepts nothing. It is sent once the group has a date, or
 * after a while without one.
 */
@Component
class WelcomeEmails implements DueEmailSource {
  private static final String KEY = "group.letter.welcome.";

  private final EmailRecipientQueries recipients;
  private final ProgrammeQueries programmes;
  private final EmailProperties settings;
  private final Duration patience;

  /**
   * @param patience how long after joining the e-mail waits for the first date
   */
  WelcomeEmails(
      EmailRecipientQueries recipients,
      ProgrammeQueries programmes,
      EmailProperties settings,
      @Value("${codev.inviting.welcome-within:1d}") Duration patience) {
    this.recipients = recipients;
    this.programmes = programmes;
    this.settings = settings;
    this.patience = patience;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var first =
        group
            .ahead(moment)
            .filter(session -> session.state() == CalendarSession.State.PLANNED)
            .findFirst();
    var newcomers =
        group.members().stream().filter(m -> isDue(group.joinedAt(m), first, moment)).toList();
    if (newcomers.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    var programme = programmes.programme(group.programme()).settings();
    return newcomers.stream()
        .flatMap(member -> context.present(member).stream())
        .map(reader -> email(reader, group, programme, first, context));
  }

  private boolean isDue(Instant joinedAt, Optional<CalendarSession> first, Instant moment) {
    return settings.isFresh(joinedAt, moment)
        && (first.isPresent() || !moment.isBefore(joinedAt.plus(patience)));
  }

  private static Email email(
      EmailRecipient reader,
      GroupNotificationView group,
      ProgrammeSettings programme,
      Optional<CalendarSession> first,
      SessionEmailContext context) {
    var member = new Username(reader.username());
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(text("opening", group.name(), programme.name()));
    blocks.add(text("method"));
    blocks.add(new Heading(text("why")));
    programme
        .aims()
        .forEach(
            aim ->
                blocks.add(
                    new Item(
                        text(
                            "aim",
                            TranslatableText.of("group.aim." + aim),
                            TranslatableText.of("group.aim-why." + aim)))));
    blocks.add(new Heading(text("who")));
    blocks.add(Fact.of("group.letter.facilitator", context.displayName(group.facilitator())));
    blocks.add(
        Fact.of(
            "group.letter.members", group.members().stream().map(context::displayName).toList()));
    blocks.add(new Heading(text("first")));
    first.ifPresentOrElse(
        session ->
            blocks.addAll(SessionFacts.of(session, context.displayName(session.facilitator()))),
        () -> blocks.add(text("no-date")));
    blocks.add(new Heading(text("confidential")));
    blocks.add(text("confidential-text"));
    blocks.add(new Heading(text("charter")));
    CharterEmails.promises(group).map(Item::new).forEach(blocks::add);
    blocks.add(text("one-click"));
    blocks.add(TranslatableText.of("group.letter.personal"));
    return new Email(
        "welcome/%s/%s/%s".formatted(group.group(), group.joinedAt(member), member),
        reader,
        text("subject", group.name()),
        blocks,
        EmailLink.of(
            KEY + "accept",
            context.path(
                new ToCharter(group.group(), group.charterVersion(), member, group.stay(member)))),
        List.of(),
        null);
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
