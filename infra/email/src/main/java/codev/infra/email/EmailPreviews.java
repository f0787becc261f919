package codev.infra.email;

/** Shows an e-mail before it is sent, in the words of its plain text. */
public final class EmailPreviews {
  private final EmailRenderer renderer;

  EmailPreviews(EmailRenderer renderer) {
    this.renderer = renderer;
  }

  /** What its recipient would read. */
  public record Preview(String subject, String text) {}

  public Preview of(Email email) {
    return new Preview(renderer.subject(email), renderer.text(email).strip());
  }
}
