package codev.group.replies;

import codev.infra.testkit.fuzzing.FuzzTarget;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;

@DisplayName("N'importe quel message dans la boîte des réponses")
final class ReplyMailboxFuzzTest implements FuzzTarget {
  private static final Session SESSION = Session.getInstance(new Properties());
  private static final String ANSWER =
      """
      From: =?UTF-8?Q?L=C3=A9a?= <lea@example.org>
      Authentication-Results: mx.example.org; dmarc=pass header.from=example.org
      MIME-Version: 1.0
      Content-Type: multipart/alternative; boundary="b"

      --b
      Content-Type: text/plain; charset=UTF-8

      Oui
      --b
      Content-Type: text/calendar; charset=UTF-8; method=REPLY
      Content-Transfer-Encoding: 8bit

      BEGIN:VCALENDAR
      VERSION:2.0
      METHOD:REPLY
      BEGIN:VEVENT
      UID:0b8f6f0e-5a57-4a0e-9d52-0f6f2f0c7a11@codev
      ATTENDEE;PARTSTAT=ACCEPTED:mailto:lea@example.org
      END:VEVENT
      END:VCALENDAR
      --b--
      """;

  private final ReplyMailbox mailbox =
      new ReplyMailbox(
          new ReplyMailboxProperties(
              "127.0.0.1",
              143,
              false,
              "codev",
              "secret",
              "INBOX",
              Duration.ofMinutes(1),
              "mx.example.org",
              false,
              true));

  @Override
  public List<byte[]> examples() {
    return FuzzTarget.texts(
        ANSWER, "From: lea@example.org\nSubject: Absente\nAuto-Submitted: no\n\nBonjour\n");
  }

  @Override
  public boolean accepts(byte[] input) {
    try {
      return mailbox
          .read(new MimeMessage(SESSION, new ByteArrayInputStream(input)))
          .sender()
          .isPresent();
    } catch (MessagingException | IOException | RuntimeException _) { // as the mailbox does
      return false;
    }
  }
}
