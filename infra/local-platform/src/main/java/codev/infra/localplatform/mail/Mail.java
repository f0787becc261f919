package codev.infra.localplatform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A caught e-mail.
 *
 * @param text its plain text
 * @param files that came with it
 */
record Mail(Instant caughtAt, String to, String subject, String text, List<File> files) {

  record File(String name, String text) {}

  static Mail of(MimeMessage message, String to, Instant now)
      throws MessagingException, IOException {
    var texts = new ArrayList<String>();
    var files = new ArrayList<File>();
    take(message, texts, files);
    var subject = Objects.requireNonNullElse(message.getSubject(), "");
    return new Mail(now, to, subject, String.join("\n", texts), List.copyOf(files));
  }

  private static void take(Part part, List<String> texts, List<File> files)
      throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) take(parts.getBodyPart(i), texts, files);
    } else if (part.getFileName() != null) {
      files.add(new File(part.getFileName(), text(part)));
    } else if (part.isMimeType("text/plain")) {
      texts.add(text(part));
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (var content = part.getInputStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  int characters() {
    return subject.length()
        + text.length()
        + files.stream().mapToInt(file -> file.text().length()).sum();
  }

  boolean isTo(String address) {
    return to.toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
  }
}
