package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.messaging.LearningMessageListener;
import codev.infra.email.EmailDispatcher;
import codev.infra.email.RefusedAddresses;
import codev.infra.eventrelay.CloudEventMessage;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Le courriel à l’ancienne adresse d’une personne")
@Order(ServiceTest.EMAILS_FIRST)
class AddressChangeEmailsTest extends PagesTest {
  private final String mark = UUID.randomUUID().toString();
  private final String alice = "alice" + mark;
  private final String former = "former" + mark + "@example.org";
  private final String next = "next" + mark + "@example.org";

  /** May edit the directory, since they have managed nothing yet. */
  private final String editor = "manager" + mark;

  @Autowired private EmailDispatcher dispatcher;
  @Autowired private LearningMessageListener learning;
  @Autowired private RefusedAddresses refusedAddresses;

  @BeforeEach
  void register() {
    register(editor, former);
  }

  @Test
  @DisplayName("dit qui l’a modifiée et quand, une fois, sans la nouvelle")
  void says_who_changed_it() throws Exception {
    register(editor, next);
    send();
    send();

    assertThat(received(former)).hasSize(1);
    var email = received(former).getFirst();
    assertThat(email.getSubject())
        .isEqualTo("Votre adresse dans l’annuaire de codev a été modifiée");
    assertThat(read(email))
        .contains(
            "Votre adresse électronique dans l’annuaire de codev a été modifiée par " + editor,
            "adressez-vous à un administrateur",
            "Bonjour Alice",
            "<html")
        .doesNotContain(next);
    assertThat(received(next)).isEmpty();
  }

  @Test
  @DisplayName("est dans la langue de la personne")
  void is_in_their_language() throws Exception {
    must(as(alice).post("/api/me/preferences", Map.of("language", "en")));
    register(editor, next);
    send();

    assertThat(received(former)).hasSize(1);
    assertThat(read(received(former).getFirst()))
        .contains(
            "Your email address in the codev directory was changed by " + editor + " on ",
            "contact an administrator",
            "Hello Alice");
  }

  @Test
  @DisplayName("part aussi quand une liste la modifie, ou quand la page la retire")
  void also_by_list_and_page() {
    var table = "username;displayName;email\n%s;Alice;%s\n".formatted(alice, next);
    assertThat(submit(editor, "/people", "table=" + encoded(table)).status()).isLessThan(300);
    assertThat(plainly(editor, "/people/" + alice, "displayName=Alice&email=").status())
        .isEqualTo(303);
    send();

    assertThat(received(former)).hasSize(1);
    assertThat(received(next)).hasSize(1);
  }

  @Test
  @DisplayName("n’est pas envoyé pour la même adresse, ni pour une première")
  void not_for_the_same_nor_the_first() {
    register(editor, former);
    register(editor, former.toUpperCase(Locale.ROOT));
    send();

    assertThat(received(former)).isEmpty();
  }

  @Test
  @DisplayName("n’est pas envoyé à qui l’a modifiée soi-même")
  void not_for_ones_own_change() {
    must(
        as("manager")
            .post(
                "/api/people",
                List.of(Map.of("username", editor, "displayName", "Mona", "email", former))));
    must(
        as(editor)
            .post(
                "/api/people",
                List.of(Map.of("username", editor, "displayName", "Mona", "email", next))));
    send();

    assertThat(received(former)).isEmpty();
  }

  @Test
  @DisplayName("n’est pas envoyé à une personne effacée")
  void not_to_who_is_erased() {
    register(editor, next);
    var body =
        """
        {"username": "%s", "by": "%s", "at": "%s"}"""
            .formatted(alice, alice, CLOCK.instant());
    learning.handle(
        CloudEventMessage.uncarried("learning.person-erased.v1", "any", 1, CLOCK.instant(), body));
    send();

    assertThat(received(former)).isEmpty();
  }

  @Test
  @DisplayName("refusé par le serveur, ne fait pas passer pour refusée leur adresse actuelle")
  void refused_there_says_nothing_of_the_present_address() {
    refused("address-changed");
    assertThat(refusedAddresses.among(List.of(alice))).isEmpty();

    refused("welcome");
    assertThat(refusedAddresses.among(List.of(alice))).containsExactly(alice);
  }

  private void refused(String kind) {
    LOG.ask(
        "insert into email_outbox (id, state, attempts, changed_at) values"
            + " ('%s/1/%s', 'REJECTED', 1, now())".formatted(kind, alice));
  }

  @Test
  @DisplayName("n’est plus envoyé une semaine après")
  void not_after_a_week() {
    register(editor, next);
    seen();
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(8)));

    assertThat(received(former)).isEmpty();
  }

  private void register(String by, String address) {
    must(
        as(by)
            .post(
                "/api/people",
                List.of(Map.of("username", alice, "displayName", "Alice", "email", address))));
  }

  private void send() {
    seen();
    dispatcher.sendDue(CLOCK.instant());
  }

  /** So that what is due is asked of views that know it. */
  private void seen() {
    var last = must(as(editor).post("/api/people", GroupFixture.people(List.of("last" + mark))));
    must(as(editor).get("/api/people?after=" + last.position()));
  }

  private static List<MimeMessage> received(String address) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> to(message).equalsIgnoreCase(address))
        .toList();
  }

  private static String to(MimeMessage message) {
    try {
      var to =
          (jakarta.mail.internet.InternetAddress)
              message.getRecipients(Message.RecipientType.TO)[0];
      return to.getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart all) {
      var text = new StringBuilder();
      for (int i = 0; i < all.getCount(); i++) text.append(read(all.getBodyPart(i)));
      return text.toString();
    }
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
