package codev.infra.email;

import java.util.List;

/**
 * One e-mail to one person. It names what is to be done and links to the page for it; it never
 * contains texts of a session.
 *
 * @param id identifies it for ever by its kind, its subject matter and its recipient: an e-mail
 *     with the same id is sent once
 * @param lines its paragraphs
 * @param path of the page that it links to, below the public address
 */
public record Email(
    String id,
    EmailRecipient to,
    LocalizedText subject,
    List<LocalizedText> lines,
    String path,
    List<Attachment> attachments) {
  public Email {
    lines = List.copyOf(lines);
    attachments = List.copyOf(attachments);
  }
}
