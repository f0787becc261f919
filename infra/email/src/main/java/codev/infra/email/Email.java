package codev.infra.email;

import codev.infra.email.EmailBlock.TranslatableText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One e-mail to one person. It names what is to be done and links to the page for it; it never
 * contains texts of a session.
 *
 * @param id of several e-mails with the same one a single one is sent
 * @param blocks its text
 * @param calendar what it changes in the recipient's calendar
 * @param replyTo who reads answers to it; {@code null}: the sender's mailbox
 */
public record Email(
    EmailId id,
    EmailRecipient to,
    TranslatableText subject,
    List<? extends EmailBlock> blocks,
    EmailLink link,
    List<EmailAttachment> attachments,
    @Nullable CalendarMessage calendar,
    @Nullable EmailRecipient replyTo) {
  public Email {
    blocks = List.copyOf(blocks);
    attachments = List.copyOf(attachments);
  }

  public Email(
      EmailId id,
      EmailRecipient to,
      TranslatableText subject,
      List<? extends EmailBlock> blocks,
      EmailLink link,
      List<EmailAttachment> attachments,
      @Nullable CalendarMessage calendar) {
    this(id, to, subject, blocks, link, attachments, calendar, null);
  }

  /**
   * @param path of the page that it links to, below the public address
   */
  public Email(
      EmailId id,
      EmailRecipient to,
      TranslatableText subject,
      List<? extends EmailBlock> blocks,
      String path,
      List<EmailAttachment> attachments) {
    this(id, to, subject, blocks, EmailLink.of("letters.open", path), attachments, null);
  }
}
