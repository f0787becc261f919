package codev.group;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The e-mails that the service has sent, as jakarta.mail opens them. */
final class ReceivedEmails {
  private ReceivedEmails() {}

  /** All about sessions. */
  static List<MimeMessage> received(String name) {
    return all(name).filter(message -> !isWelcome(message) && !isCharterReminder(message)).toList();
  }

  static List<MimeMessage> welcomes(String name) {
    return all(name).filter(ReceivedEmails::isWelcome).toList();
  }

  static boolean isWelcome(MimeMessage message) {
    return subject(message).matches("(Bienvenue|Welcome)[ :].*");
  }

  static List<MimeMessage> charterReminders(String name) {
    return all(name).filter(ReceivedEmails::isCharterReminder).toList();
  }

  static boolean isCharterReminder(MimeMessage message) {
    return subject(message).endsWith("attend votre accord");
  }

  static Stream<MimeMessage> all(String name) {
    return Arrays.stream(ServiceTest.MAIL.getReceivedMessages())
        .filter(message -> to(message).equals(GroupEmailsTest.address(name)));
  }

  static List<String> subjects(String name) {
    return received(name).stream().map(ReceivedEmails::subject).toList();
  }

  /** What the subjects begin with. */
  static List<String> kinds(String name) {
    return subjects(name).stream().map(subject -> subject.split(" :", 2)[0]).toList();
  }

  /** The parts of a message by the media types that lead to them. */
  static Map<String, Part> parts(Part part) throws MessagingException, IOException {
    var type = part.getContentType().split(";", 2)[0].toLowerCase(Locale.ROOT);
    var parts = new LinkedHashMap<String, Part>();
    if (part.getContent() instanceof Multipart all)
      for (int i = 0; i < all.getCount(); i++)
        parts(all.getBodyPart(i)).forEach((path, one) -> parts.put(type + "/" + path, one));
    else parts.put(type, part);
    return parts;
  }

  static String to(MimeMessage message) {
    try {
      var to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
      return to.getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String subject(MimeMessage message) {
    try {
      return message.getSubject().replaceAll("[\u00a0\u202f]", " ");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything in it, decoded, names of files included. */
  static String read(Part part) throws MessagingException, IOException {
    var name = part.getFileName() == null ? "" : part.getFileName() + "\n";
    if (part.getContent() instanceof Multipart all) {
      var text = new StringBuilder();
      for (int i = 0; i < all.getCount(); i++) text.append(read(all.getBodyPart(i)));
      return text.toString();
    }
    return name + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
