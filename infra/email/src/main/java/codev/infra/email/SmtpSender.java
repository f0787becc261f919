package codev.infra.email;

import codev.infra.eventstore.digest.Sha256;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands e-mails to the mail server by SMTP. */
record SmtpSender(JavaMailSenderImpl sender, EmailRenderer renderer, String from) {
  /** Reply codes from here on are permanent failures (RFC 5321). */
  private static final int PERMANENT = 500;

  /** The mail server's answer to an e-mail. */
  enum Outcome {
    ACCEPTED,
    /** Its address was refused for good. */
    REJECTED,
    /** It may be accepted another time. */
    DEFERRED
  }

  /** Why nothing can be sent; empty if the mail server is reached and accepts our credentials. */
  Optional<String> obstacle() {
    try {
      sender.testConnection();
      return Optional.empty();
    } catch (MessagingException e) {
      return Optional.of(EmailRenderer.oneLine(e.toString()));
    }
  }

  Outcome send(Email email, Instant now) {
    try {
      sender.send(message(email, now));
      return Outcome.ACCEPTED;
    } catch (AddressException _) {
      return Outcome.REJECTED;
    } catch (MailException e) {
      return isPermanent(e) ? Outcome.REJECTED : Outcome.DEFERRED;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new IllegalStateException("E-mail " + email.id() + " cannot be composed", e);
    }
  }

  /**
   * An e-mail that is sent twice after all has the same message id both times, by which mail
   * servers and programs recognise it.
   */
  private MimeMessage message(Email email, Instant now)
      throws MessagingException, UnsupportedEncodingException {
    var message = sender.createMimeMessage();
    var parts = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED, "UTF-8");
    parts.setFrom(new InternetAddress(from, "codev"));
    parts.setTo(address(email.to()));
    var answers = replyTo(email);
    if (answers != null) parts.setReplyTo(answers);
    parts.setSubject(renderer.subject(email));
    parts.setText(renderer.text(email), renderer.html(email));
    parts.setSentDate(Date.from(now));
    if (email.calendar() != null) addCalendar(parts, email.calendar());
    for (var attachment : email.attachments()) {
      var content = new ByteArrayResource(attachment.text().getBytes(StandardCharsets.UTF_8));
      parts.addAttachment(attachment.fileName(), content, attachment.mediaType());
    }
    message.setHeader("Message-ID", "<" + digest(email.id().value()) + "@codev>");
    message.setHeader("Auto-Submitted", "auto-generated"); // no out-of-office replies
    return message;
  }

  private static InternetAddress address(EmailRecipient person)
      throws AddressException, UnsupportedEncodingException {
    var address = new InternetAddress(person.email(), true);
    address.setPersonal(EmailRenderer.oneLine(person.displayName()), "UTF-8");
    return address;
  }

  /** An address that is none keeps no e-mail from its recipient. */
  private static @Nullable InternetAddress replyTo(Email email)
      throws UnsupportedEncodingException {
    var person = email.replyTo();
    if (person == null) return null;
    try {
      return address(person);
    } catch (AddressException _) {
      return null;
    }
  }

  /** Mail programs take the alternative; where one shows none, the attachment can be opened. */
  private static void addCalendar(MimeMessageHelper parts, CalendarMessage calendar)
      throws MessagingException {
    var content = calendar.text().getBytes(StandardCharsets.UTF_8);
    var alternative = new MimeBodyPart();
    alternative.setDataHandler(
        new DataHandler(new ByteArrayDataSource(content, calendar.mediaType())));
    alternatives(parts).addBodyPart(alternative);
    parts.addAttachment(
        CalendarMessage.FILE_NAME, new ByteArrayResource(content), "application/ics");
  }

  /** The text in its two forms, which is the first part of the message. */
  private static MimeMultipart alternatives(MimeMessageHelper parts) throws MessagingException {
    try {
      return (MimeMultipart) parts.getMimeMultipart().getBodyPart(0).getContent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String id) {
    return HexFormat.of().formatHex(Sha256.of(id), 0, 16);
  }

  private static boolean isPermanent(MailException failure) {
    return failure instanceof MailSendException unsent
        && unsent.getFailedMessages().values().stream().anyMatch(SmtpSender::isPermanent);
  }

  /**
   * Only an address that does not exist. A server that refuses this sender for every address is a
   * fault of configuration to be put right, and no e-mail is lost for it. The exception about the
   * address is chained behind the one about the message.
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
