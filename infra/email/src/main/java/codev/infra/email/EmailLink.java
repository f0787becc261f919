package codev.infra.email;

import codev.infra.email.EmailBlock.TranslatableText;
import java.util.List;

/**
 * The page to which an e-mail leads.
 *
 * @param label of the button
 * @param path below the public address
 * @param others buttons beside it
 */
public record EmailLink(TranslatableText label, String path, List<EmailLink> others) {
  public EmailLink {
    others = List.copyOf(others);
  }

  public static EmailLink of(String label, String path) {
    return new EmailLink(TranslatableText.of(label), path, List.of());
  }

  /** The same with other buttons beside it. */
  public EmailLink withButtons(EmailLink... buttons) {
    return new EmailLink(label, path, List.of(buttons));
  }
}
