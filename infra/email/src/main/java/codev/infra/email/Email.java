package codev.infra.email;

import java.util.List;

/**
 * One letter to one person. It says that something is to be done and where; never what was said.
 *
 * @param id names it for ever: of what kind, about what, to whom. What has the same id is sent once
 * @param lines its paragraphs
 * @param path of the page that it leads to, below the public address
 */
public record Email(
    String id,
    EmailRecipient to,
    LocalizedText subject,
    List<LocalizedText> lines,
    String path,
    List<Attachment> enclosures) {
  public Email {
    lines = List.copyOf(lines);
    enclosures = List.copyOf(enclosures);
  }
}
