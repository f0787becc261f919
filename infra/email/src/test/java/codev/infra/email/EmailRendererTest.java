package codev.infra.email;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.EmailBlock.TranslatableText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("A date in an e-mail")
class EmailRendererTest {
  private static final Instant FIRST = Instant.parse("2027-01-01T19:45:00Z");

  @Test
  @DisplayName("is written as on a page: in French the first of a month is its 1er")
  void first_of_a_month() {
    assertThat(subject(FIRST, Locale.FRENCH))
        .isEqualTo("vendredi 1er janvier 2027, 20\u00a0h\u00a045 (heure d’Europe centrale)");
    assertThat(subject(LocalDate.of(2027, 1, 1), Locale.FRENCH))
        .isEqualTo("vendredi 1er janvier 2027");
    assertThat(subject(FIRST, Locale.ENGLISH))
        .isEqualTo("Friday, 1 January 2027, 20:45 (Central European Time)");
  }

  private static String subject(Object date, Locale language) {
    var messages = new StaticMessageSource();
    messages.addMessage("date", language, "{0}");
    var recipient = new EmailRecipient("lea", "Léa Dupont", "lea@example.org", language);
    var email =
        new Email(
            new EmailId("1"),
            recipient,
            TranslatableText.of("date", date),
            List.of(),
            "/",
            List.of());
    return new EmailRenderer(messages, EmailSettings.LOCAL).subject(email);
  }
}
