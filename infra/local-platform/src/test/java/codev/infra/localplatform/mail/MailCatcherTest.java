package codev.infra.localplatform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The e-mails of the local platform")
class MailCatcherTest {
  private static final Instant NOON = Instant.parse("2027-01-08T11:00:00Z");

  private MailCatcher catcher;

  @BeforeEach
  void start() throws Exception {
    catcher = new MailCatcher(0, 0, Clock.fixed(NOON, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    catcher.close();
  }

  @Test
  @DisplayName("are read on a page, the latest first")
  void are_read_on_a_page_newest_first() throws Exception {
    send("alice@example.org", "Première séance", "Bonjour à tous");
    send("bob@example.org", "Deuxième séance", "Bonsoir");

    assertThat(page("")).contains("Bonjour à tous", "2027-01-08T11:00:00Z");
    assertThat(page("").indexOf("Deuxième")).isLessThan(page("").indexOf("Première"));
  }

  @Test
  @DisplayName("are found by recipient")
  void are_looked_up_by_recipient() throws Exception {
    send("alice@example.org", "Première séance", "a");
    send("bob@example.org", "Deuxième séance", "b");

    assertThat(page("?to=Bob%40")).contains("Deuxième").doesNotContain("Première");
    assertThat(page("?to=nobody")).contains("No emails yet.");
  }

  @Test
  @DisplayName("are shown as text, whatever they contain")
  void are_shown_as_text() throws Exception {
    send("alice@example.org", "<script>a</script>", "<img src=x onerror=alert(1)>");

    assertThat(page("")).doesNotContain("<script", "<img").contains("&lt;script&gt;", "&lt;img");
    assertThat(page("?to=%22%3E%3Cscript%3E")).doesNotContain("<script");
  }

  private void send(String to, String subject, String text) throws MessagingException {
    MailSender.send(catcher.smtpPort(), to, subject, text);
  }

  private String page(String query) throws Exception {
    var address = URI.create("http://127.0.0.1:" + catcher.pagePort() + "/" + query);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }
}
