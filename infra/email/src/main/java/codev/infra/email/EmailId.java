package codev.infra.email;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Identifies an e-mail for ever by its kind, its subject matter, its recipient and, between the
 * last two, by what distinguishes it from others of that kind about the same: {@code
 * reminder/SESSION/STARTS-AT/PERSON}. The table of deliveries has the same parts as columns.
 */
public record EmailId(String value) {
  private static final String SEPARATOR = "/";

  /**
   * @param occasion by what e-mails of one kind about the same subject to the same person differ
   */
  public static EmailId of(
      EmailRecipient recipient, String kind, Object subject, Object... occasion) {
    var parts = new ArrayList<Object>(List.of(kind, subject));
    parts.addAll(List.of(occasion));
    parts.add(recipient.username());
    return new EmailId(parts.stream().map(Object::toString).collect(Collectors.joining(SEPARATOR)));
  }

  /** What kind of e-mail it is, such as {@code reminder}. */
  public String kind() {
    return parts()[0];
  }

  /** What it is about: for most kinds the id of a group, a session or a programme. */
  public String subject() {
    var parts = parts();
    return parts.length > 1 ? parts[1] : "";
  }

  /** The username of the person to whom it is addressed. */
  public String recipient() {
    return value.substring(value.lastIndexOf(SEPARATOR) + 1);
  }

  private String[] parts() {
    return value.split(SEPARATOR, -1);
  }

  @Override
  public String toString() {
    return value;
  }
}
