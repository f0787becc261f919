package codev.learning.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;

/** Reads e-mails by Mime4j, which shares no code with jakarta.mail, which composes them. */
final class SecondEmailReader {
  private SecondEmailReader() {}

  /** Fails unless both read the same subject, recipient, parts and words. */
  static void mustReadTheSame(MimeMessage email) throws MessagingException, IOException {
    var bytes = new ByteArrayOutputStream();
    email.writeTo(bytes);
    var other =
        new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(other.getSubject()).isEqualTo(email.getSubject());
    assertThat(other.getMessageId()).isEqualTo(email.getMessageID());
    assertThat(email.getAllRecipients()[0].toString())
        .contains(other.getTo().flatten().get(0).getAddress());
    assertThat(texts(other))
        .as(email.getSubject())
        .isEqualTo(texts(email))
        .containsOnlyKeys(
            "multipart/mixed/multipart/alternative/text/plain",
            "multipart/mixed/multipart/alternative/text/html");
  }

  /** The texts of an e-mail by the media types that lead to them. */
  private static Map<String, String> texts(Entity entity) throws IOException {
    var texts = new LinkedHashMap<String, String>();
    if (entity.getBody() instanceof Multipart all)
      for (var part : all.getBodyParts())
        texts(part).forEach((path, text) -> texts.put(entity.getMimeType() + "/" + path, text));
    else texts.put(entity.getMimeType(), text(((SingleBody) entity.getBody()).getInputStream()));
    return texts;
  }

  private static Map<String, String> texts(Part part) throws MessagingException, IOException {
    var type = part.getContentType().split(";", 2)[0].toLowerCase(Locale.ROOT);
    var texts = new LinkedHashMap<String, String>();
    if (part.getContent() instanceof jakarta.mail.Multipart all)
      for (int i = 0; i < all.getCount(); i++)
        texts(all.getBodyPart(i)).forEach((path, text) -> texts.put(type + "/" + path, text));
    else texts.put(type, text(part.getInputStream()));
    return texts;
  }

  private static String text(InputStream content) throws IOException {
    return new String(content.readAllBytes(), UTF_8);
  }
}
