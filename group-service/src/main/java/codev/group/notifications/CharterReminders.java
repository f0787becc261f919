package codev.group.notifications;

import codev.group.answers.DeclinedCharterQueries;
import codev.group.domain.person.EmailKind;
import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.notifications.GroupNotificationView.Reminder;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * E-mails that remind a member of the charter that they have not accepted: for each version of it
 * one by itself, some working days after it was sent to them, and one at a manager's request. As
 * long as one is missing no session opens. Who has declined their place is not reminded.
 */
@Component
class CharterReminders implements DueEmailSource {
  private static final String KEY = "group.letter.charter-reminder.";

  private final EmailRecipientQueries recipients;
  private final GroupQueries groups;
  private final DeclinedCharterQueries declined;
  private final EmailProperties settings;
  private final int after;

  /**
   * @param after how many working days after it was sent; for as many again the reminder is sent
   *     where it could not be sent before
   */
  CharterReminders(
      EmailRecipientQueries recipients,
      GroupQueries groups,
      DeclinedCharterQueries declined,
      EmailProperties settings,
      @Value("${codev.inviting.remind-charter-after-working-days:5}") int after) {
    this.recipients = recipients;
    this.groups = groups;
    this.declined = declined;
    this.settings = settings;
    this.after = after;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var members = group.members().stream().filter(member -> isDue(group, member, moment)).toList();
    var requests = group.reminders().stream().filter(one -> isDue(one, group, moment)).toList();
    if (members.isEmpty() && requests.isEmpty()) return Stream.empty();
    var missing = new HashSet<>(groups.group(group.group()).withoutCharter());
    missing.removeAll(declined.in(group.group()));
    if (missing.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    var automatic =
        members.stream()
            .filter(missing::contains)
            .filter(member -> context.wants(EmailKind.REMINDERS, member))
            .flatMap(member -> context.present(member).stream())
            .map(reader -> automatic(reader, group, context));
    var requested =
        requests.stream().flatMap(request -> requested(request, missing, group, context));
    return Stream.concat(automatic, requested);
  }

  private boolean isDue(GroupNotificationView group, Username member, Instant moment) {
    var due = settings.afterWorkingDays(group.charterAskedAt(member), after);
    return !moment.isBefore(due) && moment.isBefore(settings.afterWorkingDays(due, after));
  }

  private boolean isDue(Reminder request, GroupNotificationView group, Instant moment) {
    return request.version() == group.charterVersion() && settings.isFresh(request.at(), moment);
  }

  private static Email automatic(
      EmailRecipient reader, GroupNotificationView group, SessionEmailContext context) {
    return CharterEmails.email(
        "charter-reminder",
        reader,
        group,
        context,
        text("subject", group.name()),
        text("opening", group.name()),
        text("or-not", context.displayName(group.facilitator())),
        null);
  }

  /** It is written to the person by another one, whatever reminders they want by themselves. */
  private Stream<Email> requested(
      Reminder request,
      Set<Username> missing,
      GroupNotificationView group,
      SessionEmailContext context) {
    var manager = recipients.present(request.by()).orElse(null);
    return request.members().stream()
        .filter(missing::contains)
        .flatMap(member -> context.present(member).stream())
        .map(
            reader ->
                CharterEmails.email(
                    "charter-reminder-requested",
                    reader,
                    group,
                    context,
                    text("subject", group.name()),
                    text("requested", recipients.displayName(request.by()), group.name()),
                    text("or-not-requested", context.displayName(group.facilitator())),
                    manager));
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
