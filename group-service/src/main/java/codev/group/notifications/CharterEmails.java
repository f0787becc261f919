package codev.group.notifications;

import codev.group.domain.person.Username;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.infra.email.DueEmailSource;
import codev.infra.email.Email;
import codev.infra.email.EmailBlock;
import codev.infra.email.EmailBlock.Item;
import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.email.EmailId;
import codev.infra.email.EmailLink;
import codev.infra.email.EmailProperties;
import codev.infra.email.EmailRecipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An e-mail to each member when the charter of their group has another wording: they are asked to
 * accept it anew. Who joins later finds it in the welcome e-mail.
 */
@Component
record CharterEmails(EmailRecipientQueries recipients, EmailProperties settings)
    implements DueEmailSource {
  private static final String KEY = "group.letter.charter.";

  /** As on the page of the group. */
  private static final List<String> METHOD_PROMISES =
      List.of("confidentiality", "kindness", "plain-speaking", "commitment");

  /** What the charter asks, as the group has worded it or else as the method does. */
  static Stream<TranslatableText> promises(GroupNotificationView group) {
    var wording = group.charter();
    return wording == null || wording.promises().isEmpty()
        ? METHOD_PROMISES.stream().map(promise -> TranslatableText.of("group.charter." + promise))
        : wording.promises().stream().map(promise -> text("promise", promise));
  }

  @Override
  public Stream<Email> due(Instant moment) {
    return recipients.groups().stream().flatMap(group -> due(group, moment));
  }

  private Stream<Email> due(GroupNotificationView group, Instant moment) {
    var wording = group.charter();
    if (wording == null || !settings.isFresh(wording.at(), moment)) return Stream.empty();
    var context = recipients.context(group);
    return group.members().stream()
        .filter(member -> group.joinedAt(member).isBefore(wording.at()))
        .flatMap(member -> context.present(member).stream())
        .map(
            reader ->
                email(
                    "charter",
                    reader,
                    group,
                    context,
                    text("subject", group.name()),
                    text("opening", context.displayName(group.facilitator()), group.name()),
                    text("one-click"),
                    null));
  }

  /**
   * What the charter asks, with a link that accepts it.
   *
   * @param kind of the e-mail: of each kind one is sent about a version
   */
  static Email email(
      String kind,
      EmailRecipient reader,
      GroupNotificationView group,
      SessionEmailContext context,
      TranslatableText subject,
      TranslatableText opening,
      TranslatableText end,
      @Nullable EmailRecipient replyTo) {
    var member = new Username(reader.username());
    var version = group.charterVersion();
    var invitation = new ToCharter(group.group(), version, member, group.earlierDepartures(member));
    var blocks = new ArrayList<EmailBlock>(List.of(opening));
    promises(group).map(Item::new).forEach(blocks::add);
    blocks.add(end);
    blocks.add(TranslatableText.of("group.letter.personal"));
    return new Email(
        EmailId.of(reader, kind, group.group(), version),
        reader,
        subject,
        blocks,
        EmailLink.of(KEY + "accept", context.path(invitation)),
        List.of(),
        null,
        replyTo);
  }

  private static TranslatableText text(String key, Object... arguments) {
    return TranslatableText.of(KEY + key, arguments);
  }
}
