package codev.infra.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.EmailBlock.TranslatableText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("An e-mail that the server does not take")
class SmtpSenderTest {
  @ParameterizedTest(name = "{0} {1}: {2}")
  @DisplayName("is given up only if the address does not exist")
  @CsvSource({
    "RCPT, 550 5.1.1 no such user, REJECTED",
    "RCPT, 450 4.2.1 try again later, DEFERRED",
    "RCPT, 550 5.7.1 relaying denied, DEFERRED",
    "MAIL, 550 5.7.1 not from you, DEFERRED",
    "MAIL, 530 5.7.0 sign in first, DEFERRED",
    "MAIL, 421 4.3.2 going down, DEFERRED",
    "DATA, 554 5.6.0 not this, DEFERRED",
    "DATA, 451 4.3.0 not now, DEFERRED"
  })
  void is_given_up_only_where_there_is_no_such_address(
      String at, String answer, SmtpSender.Outcome outcome) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> refuse(server, at, answer));
      var sender = new JavaMailSenderImpl();
      sender.setHost("127.0.0.1");
      sender.setPort(server.getLocalPort());
      var post =
          new SmtpSender(
              sender,
              new EmailRenderer(new EmailTestApplication().messageSource(), EmailSettings.LOCAL),
              EmailSettings.LOCAL.from());

      assertThat(post.send(letter(), Instant.parse("2027-01-08T11:00:00Z"))).isEqualTo(outcome);
    }
  }

  private static Email letter() {
    var alice = new EmailRecipient("alice", "Alice Martin", "alice@example.org", Locale.FRENCH);
    var subject = TranslatableText.of("office.subject", "Lumière");
    var id = EmailId.of(alice, "invitation", 7);
    return new Email(id, alice, subject, List.of(), "/groups/7", List.of());
  }

  /** A mail server that agrees to everything but one thing. */
  private static void refuse(ServerSocket server, String at, String answer) {
    try (var client = server.accept();
        var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      say(client, "220 here");
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(at)) say(client, answer);
        else if (line.startsWith("QUIT")) return;
        else say(client, line.startsWith("DATA") ? "354 go on" : "250 fine");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
  }
}
