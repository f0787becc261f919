package codev.infra.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** The mail server, as far as we need to know it. */
final class SmtpSender {
  private static final int PERMANENT = 500;

  private final JavaMailSenderImpl sender;
  private final EmailRenderer stationery;
  private final String from;

  SmtpSender(JavaMailSenderImpl sender, EmailRenderer stationery, String from) {
    this.sender = sender;
    this.stationery = stationery;
    this.from = from;
  }

  /** What the mail server makes of a letter. */
  enum Outcome {
    SENT,
    /** It will never be taken. */
    RETURNED,
    /** It may be taken another time. */
    NOT_NOW
  }

  /** Whether there is a mail server that would take a letter. */
  boolean isOpen() {
    try {
      sender.testConnection();
      return true;
    } catch (MessagingException _) {
      return false;
    }
  }

  Outcome send(Email letter, Instant now) {
    try {
      sender.send(message(letter, now));
      return Outcome.SENT;
    } catch (AddressException _) {
      return Outcome.RETURNED;
    } catch (MailException e) {
      return isPermanent(e) ? Outcome.RETURNED : Outcome.NOT_NOW;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("Cannot be written as a mail: " + letter.id(), e);
    }
  }

  /**
   * Should it be sent twice after all, both have the same message id, by which mail servers and
   * programs know that they are one.
   */
  private MimeMessage message(Email letter, Instant now)
      throws MessagingException, UnsupportedEncodingException {
    var message = sender.createMimeMessage();
    var parts = new MimeMessageHelper(message, true, "UTF-8");
    parts.setFrom(new InternetAddress(from, "codev"));
    var to = letter.to();
    var address = new InternetAddress(to.email(), true);
    address.setPersonal(EmailRenderer.oneLine(to.displayName()), "UTF-8");
    parts.setTo(address);
    parts.setSubject(stationery.subject(letter));
    parts.setText(stationery.text(letter), stationery.html(letter));
    parts.setSentDate(Date.from(now));
    for (var enclosure : letter.enclosures()) {
      var content = new ByteArrayResource(enclosure.text().getBytes(StandardCharsets.UTF_8));
      parts.addAttachment(enclosure.fileName(), content, enclosure.mediaType());
    }
    message.setHeader("Message-ID", "<" + digest(letter.id()) + "@codev>");
    message.setHeader("Auto-Submitted", "auto-generated"); // nobody's absence needs to answer
    return message;
  }

  private static String digest(String id) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(id.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPermanent(MailException failure) {
    return failure instanceof MailSendException unsent
        && unsent.getFailedMessages().values().stream().anyMatch(SmtpSender::isPermanent);
  }

  /**
   * Only an address that there is none of: a server that refuses us, whoever we write to, is one to
   * be set right, and nobody's letter is lost for it. The refused address hides behind the refused
   * message.
   */
  private static boolean isPermanent(@Nullable Exception failure) {
    for (var e = failure; e != null; e = next(e))
      if (e instanceof SMTPAddressFailedException refused)
        return refused.getReturnCode() >= PERMANENT && !isPolicy(refused);
    return false;
  }

  /** Enhanced status codes X.7 (RFC 3463). */
  private static boolean isPolicy(Exception refused) {
    return String.valueOf(refused.getMessage()).contains(" 5.7.");
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException more ? more.getNextException() : null;
  }
}
