package codev.group.replies;

import codev.group.calendar.CalendarSession;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.group.GroupView;
import codev.group.notifications.EmailRecipientQueries;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Item;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailDispatcher;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Short e-mails to people whose message in the mailbox has no effect: what they can do instead.
 * Nothing of what they have written is kept or passed on. Each is sent once, at the address that is
 * known of its recipient, never to who only claims to be them.
 *
 * @param dispatcher there is none where no e-mails are sent
 */
@Component
record AutomaticReplies(
    ObjectProvider<EmailDispatcher> dispatcher,
    DirectoryQueries directory,
    EmailRecipientQueries recipients,
    GroupQueries groups,
    EmailProperties settings,
    Clock clock) {
  private static final String UNREAD = "group.letter.unread.";
  private static final String LEADING = "group.letter.declined-leading.";

  /** To who has written in their own words, which nobody reads: whom to write to; once a day. */
  void toUnreadWords(ReplySender sender) {
    if (sender.verdict() != SenderVerdict.AUTHENTIC) return;
    directory
        .findByEmail(sender.address())
        .flatMap(entry -> recipients.present(entry.username()))
        .ifPresent(reader -> send(unreadWordsEmail(reader)));
  }

  /** To a facilitator who has declined in their calendar: how to be replaced; once for a date. */
  void toDeclinedLeading(GroupView group, CalendarSession session, Username facilitator) {
    recipients
        .present(facilitator)
        .ifPresent(reader -> send(declinedLeading(reader, group, session)));
  }

  private void send(Email email) {
    dispatcher.ifAvailable(one -> one.sendNow(email, clock.instant()));
  }

  private Email unreadWordsEmail(EmailRecipient reader) {
    var facilitators = facilitators(new Username(reader.username()));
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(text(UNREAD + "opening"));
    if (facilitators.isEmpty()) blocks.add(text(UNREAD + "manager"));
    else blocks.add(text(UNREAD + "facilitator", facilitators.size()));
    facilitators.forEach(
        (group, person) ->
            blocks.add(
                new Item(text(UNREAD + "person", group, person.displayName(), person.email()))));
    var only = only(facilitators);
    if (only != null) blocks.add(text("group.letter.welcome.question", only.displayName()));
    var today = LocalDate.ofInstant(clock.instant(), settings.zone());
    return new Email(
        EmailId.of(reader, "unread", today),
        reader,
        text(UNREAD + "subject"),
        blocks,
        EmailLink.of("letters.open", "/groups"),
        List.of(),
        null,
        only);
  }

  /** Who facilitates the groups that a member will meet, by the names of the groups. */
  private Map<String, EmailRecipient> facilitators(Username member) {
    var facilitators = new LinkedHashMap<String, EmailRecipient>();
    groups.currentGroupsWith(member).stream()
        .filter(group -> group.members().contains(member))
        .filter(group -> group.sessions().toCome() > 0 || !group.sessions().hasBegun())
        .forEach(
            group ->
                recipients
                    .present(group.facilitator())
                    .ifPresent(person -> facilitators.put(group.name(), person)));
    return facilitators;
  }

  private static @Nullable EmailRecipient only(Map<String, EmailRecipient> facilitators) {
    var people = facilitators.values().stream().distinct().toList();
    return people.size() == 1 ? people.getFirst() : null;
  }

  private static Email declinedLeading(
      EmailRecipient reader, GroupView group, CalendarSession session) {
    var page = EmailLink.of("group.letter.open-session", "/sessions/" + session.id());
    var otherDate =
        EmailLink.of("group.answer.other-date", "/groups/" + group.id() + "#move-" + session.id());
    return new Email(
        EmailId.of(reader, "declined-leading", session.id(), session.dateRevision()),
        reader,
        text(LEADING + "subject", group.name(), session.number(), session.startsAt()),
        List.of(
            text(LEADING + "opening", group.name(), session.startsAt()), text(LEADING + "choices")),
        page.withButtons(otherDate),
        List.of(),
        null);
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(key, arguments);
  }
}
