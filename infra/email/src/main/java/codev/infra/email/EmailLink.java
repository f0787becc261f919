package codev.infra.email;

/**
 * The page to which an e-mail leads.
 *
 * @param label of the button
 * @param path below the public address
 */
public record EmailLink(TranslatableText label, String path) {
  public static EmailLink of(String label, String path) {
    return new EmailLink(TranslatableText.of(label), path);
  }
}
