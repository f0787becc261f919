package codev.group;

import static codev.group.ReceivedEmails.kinds;
import static codev.group.ReceivedEmails.welcomes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Read by jakarta.mail, which composes them, and by Mime4j, which shares no code with it. */
@DisplayName("Les courriels d’un groupe, lus par deux bibliothèques")
@Order(ServiceTest.EMAILS_FIRST)
class EmailFormatTest extends GroupEmailsTest {
  private static final String CALENDAR = "multipart/mixed/multipart/alternative/text/calendar";

  @Test
  @DisplayName("ont le même objet, les mêmes parties et les mêmes mots, agenda compris")
  void they_read_the_same() throws Exception {
    plan(session, morning);
    send();
    move(session, morning.plus(Duration.ofDays(7)));
    send();
    var elsewhere = Map.of("place", group + " Salle Volta, bâtiment « É »");
    seen(must(as(ana).post(path("/sessions/" + session + "/place"), elsewhere)));
    send();
    var wording = Map.of("version", 2, "promises", List.of("Rire à l’aise — même à 8 h"));
    seen(must(as(ana).post(path("/charter"), wording)));
    send();
    dispatcher.sendDue(morning.plus(Duration.ofDays(5)));
    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), Map.of("reason", "Grève"))));
    send();

    assertThat(kinds(lea)).contains("Invitation", "Nouvelle date", "Séance annulée");
    assertThat(welcomes(lea)).isNotEmpty();
    var all = Stream.of(lea, max, ana).flatMap(ReceivedEmails::all).toList();
    assertThat(all).hasSizeGreaterThan(12);
    for (var email : all) readsTheSame(email);
  }

  private void send() {
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofMinutes(2)));
  }

  private static void readsTheSame(MimeMessage email)
      throws MessagingException, IOException, ParserException {
    var bytes = new ByteArrayOutputStream();
    email.writeTo(bytes);
    var other =
        new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(other.getSubject()).isEqualTo(email.getSubject());
    assertThat(other.getMessageId()).isEqualTo(email.getMessageID());
    assertThat(other.getTo().flatten().get(0).getAddress()).isEqualTo(ReceivedEmails.to(email));

    var expected = new LinkedHashMap<String, String>();
    for (var part : ReceivedEmails.parts(email).entrySet())
      expected.put(part.getKey(), text(part.getValue().getInputStream()));
    var read = texts(other);
    assertThat(read).as(email.getSubject()).isEqualTo(expected);
    assertThat(read).containsKey("multipart/mixed/multipart/alternative/text/plain");

    var calendar = read.get(CALENDAR);
    if (calendar != null)
      assertThat(new CalendarBuilder().build(new StringReader(calendar)).validate(true).hasErrors())
          .as(calendar)
          .isFalse();
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

  private static String text(InputStream content) throws IOException {
    return new String(content.readAllBytes(), UTF_8);
  }
}
