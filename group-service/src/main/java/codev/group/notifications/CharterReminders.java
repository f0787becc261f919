package codev.group.notifications;

import codev.group.domain.person.Username;
import codev.group.group.GroupQueries;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Item;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import codev.infra.email.TranslatableText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An e-mail that reminds a member of the charter that they have not accepted: once for each version
 * of it, some days after it was sent to them. As long as one is missing no session opens.
 */
@Component
class CharterReminders implements DueEmailSource {
  private static final String KEY = "group.letter.charter-reminder.";

  private final EmailRecipientQueries recipients;
  private final GroupQueries groups;
  private final EmailProperties settings;
  private final Duration after;

  /**
   * @param after how long after it was sent; for as long again the reminder is sent where it could
   *     not be sent before
   */
  CharterReminders(
      EmailRecipientQueries recipients,
      GroupQueries groups,
      EmailProperties settings,
      @Value("${codev.inviting.remind-charter-after:7d}") Duration after) {
    this.recipients = recipients;
    this.groups = groups;
    this.settings = settings;
    this.after = after;
  }

  @Override
  public Stream<Email> due(Instant moment) {
    if (settings.isQuiet(moment)) return Stream.empty();
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var asked = group.members().stream().filter(member -> isDue(group, member, moment)).toList();
    if (asked.isEmpty()) return Stream.empty();
    var missing = new HashSet<>(groups.group(group.group()).withoutCharter());
    missing.retainAll(asked);
    if (missing.isEmpty()) return Stream.empty();
    var context = recipients.context(group);
    return missing.stream()
        .filter(context::wantsReminders)
        .flatMap(member -> context.present(member).stream())
        .map(reader -> email(reader, group, context));
  }

  private boolean isDue(GroupNotificationView group, Username member, Instant moment) {
    var due = group.charterAskedAt(member).plus(after);
    return !moment.isBefore(due) && moment.isBefore(due.plus(after));
  }

  private static Email email(
      EmailRecipient reader, GroupNotificationView group, SessionEmailContext context) {
    var member = new Username(reader.username());
    var invitation =
        new ToCharter(group.group(), group.charterVersion(), member, group.stay(member));
    var blocks = new ArrayList<EmailBlock>();
    blocks.add(text("opening", group.name()));
    CharterEmails.promises(group).map(Item::new).forEach(blocks::add);
    blocks.add(text("or-not", context.displayName(group.facilitator())));
    blocks.add(TranslatableText.of("group.letter.personal"));
    return new Email(
        "charter-reminder/%s/%d/%s".formatted(group.group(), group.charterVersion(), member),
        reader,
        text("subject", group.name()),
        blocks,
        EmailLink.of("group.letter.charter.accept", context.path(invitation)),
        List.of(),
        null);
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
