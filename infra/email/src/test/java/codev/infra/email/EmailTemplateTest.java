package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.EmailBlock.Fact;
import codev.infra.email.EmailBlock.Heading;
import codev.infra.email.EmailBlock.Item;
import codev.infra.email.EmailBlock.TranslatableText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("The templates of an e-mail")
class EmailTemplateTest {
  private static final Map<String, String> SENTENCES =
      Map.of(
          "letters.greeting", "Hello {0},",
          "letters.fact", "{0}: {1}",
          "letters.why", "Sent by codev.",
          "letters.preferences", "Choose",
          "subject", "Welcome",
          "opening", "You are invited.",
          "charter", "The charter",
          "promise", "Be on time",
          "place", "Place",
          "open", "Accept");

  private final EmailRenderer renderer = renderer();

  private final Email email =
      new Email(
          new EmailId("1"),
          new EmailRecipient("lea", "Léa Dupont", "lea@example.org", Locale.ENGLISH),
          TranslatableText.of("subject"),
          List.of(
              TranslatableText.of("opening"),
              Fact.of("place", "Room <3>"),
              new Heading(TranslatableText.of("charter")),
              new Item(TranslatableText.of("promise"))),
          EmailLink.of("open", "/invitations/x")
              .withButtons(EmailLink.of("perhaps", "/invitations/x?answer=TENTATIVE")),
          List.of(),
          null);

  @Test
  @DisplayName("have light and dark colours with them, and load nothing")
  void load_nothing() {
    assertThat(renderer.html(email))
        .contains("<meta name=\"color-scheme\" content=\"light dark\">")
        .contains("@media (prefers-color-scheme: dark)")
        .contains("href=\"https://codev.example.org/invitations/x\"", ">Accept</a>")
        .contains(
            "href=\"https://codev.example.org/invitations/x?answer=TENTATIVE\"", ">Perhaps</a>")
        .contains(">Place</th>", ">Room &lt;3&gt;</td>")
        .doesNotContain("<img", "<script", "<link", "url(", "@import", "th:each");
  }

  @Test
  @DisplayName("are as wide in Outlook for Windows as elsewhere, with room around its buttons")
  void outlook() {
    assertThat(renderer.html(email))
        .containsSubsequence(
            "<!--[if mso]><table role=\"presentation\" width=\"600\"",
            "<tr><td><![endif]-->",
            "max-width: 600px",
            "<!--[if mso]></td></tr></table><![endif]-->")
        .containsPattern("<td class=\"go\"[^>]*mso-padding-alt: 13px 22px");
  }

  @Test
  @DisplayName("begin with the first sentence, which lists of e-mails show beside the subject")
  void first_sentence() {
    assertThat(renderer.html(email))
        .containsPattern("<body[^>]*>\\s*<div[^>]*display: none[^>]*>You are invited\\.</div>")
        .contains("<p style=\"margin: 0 0 16px\">You are invited.</p>");
    assertThat(renderer.text(email)).containsOnlyOnce("You are invited.");
  }

  @Test
  @DisplayName("give the same words as plain text")
  void same_words_as_text() {
    assertThat(renderer.text(email))
        .containsSubsequence(
            "Hello Léa Dupont,",
            "You are invited.",
            "Place: Room <3>",
            "The charter",
            "- Be on time",
            "Accept",
            "https://codev.example.org/invitations/x",
            "Perhaps",
            "https://codev.example.org/invitations/x?answer=TENTATIVE")
        .doesNotContain("<table");
  }

  @Test
  @DisplayName("show a preview in the words of the plain text")
  void preview() {
    var preview = new EmailPreviews(renderer).of(email);

    assertThat(preview.subject()).isEqualTo("Welcome");
    assertThat(preview.text()).isEqualTo(renderer.text(email).strip()).startsWith("Hello Léa");
  }

  private static EmailRenderer renderer() {
    var messages = new StaticMessageSource();
    messages.addMessages(SENTENCES, Locale.ENGLISH);
    messages.addMessage("perhaps", Locale.ENGLISH, "Perhaps");
    return new EmailRenderer(messages, EmailSettings.at("https://codev.example.org"));
  }
}
