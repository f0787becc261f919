package codev.infra.email;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.email.EmailBlock.TranslatableText;
import codev.infra.eventstore.log.EventLog;
import codev.infra.testkit.LogRecorder;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.TestTimeouts;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("Sending an e-mail")
class EmailDispatcherTest {
  private static final Instant NOON = Instant.parse("2027-01-08T11:00:00Z");
  private static final Instant MONDAY = Instant.parse("2027-01-11T08:00:00Z");
  private static final TestPostgres.Database DATABASE = TestPostgres.database();
  private static final int PORT = freePort();

  /** Two instances of the same service, on the same log. */
  private static final ConfigurableApplicationContext ONE = instance();

  private static final ConfigurableApplicationContext TWO = instance();

  private final EmailId id = new EmailId("invitation/" + UUID.randomUUID() + "/alice");
  private final EmailDispatcher dispatcher = ONE.getBean(EmailDispatcher.class);
  private final EmailDispatcher elsewhere = TWO.getBean(EmailDispatcher.class);
  private final EmailDeliveryStore outbox = ONE.getBean(EmailDeliveryStore.class);
  private GreenMail mail = opened();

  @BeforeEach
  void nothing_is_due() {
    EmailTestApplication.DUE.clear();
  }

  @AfterEach
  void close_the_post() {
    mail.stop();
  }

  @AfterAll
  static void stop() {
    ONE.close();
    TWO.close();
  }

  @Test
  @DisplayName("arrives once, even if it stays due")
  void arrives_once_although_it_stays_due() {
    due(to(Locale.FRENCH, "alice@example.org"));
    assertThat(dispatcher.sendDue(NOON)).isEqualTo(1);
    assertThat(dispatcher.sendDue(NOON.plusSeconds(60))).isZero();
    assertThat(dispatcher.sendDue(NOON.plus(Duration.ofDays(1)))).isZero();
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("is sent though it cannot be found out which others are due, and that is counted")
  void is_held_up_by_no_other() {
    is_sent_while(EmailTestApplication.FAILS);
  }

  @Test
  @DisplayName("is sent though finding out which others are due ends by an error")
  void is_held_up_by_no_error() {
    is_sent_while(EmailTestApplication.ENDS_BY_ERROR);
  }

  private void is_sent_while(AtomicBoolean anotherFails) {
    due(to(Locale.FRENCH, "alice@example.org"));
    anotherFails.set(true);
    try {
      assertThat(dispatcher.sendDue(NOON)).isOne();
    } finally {
      anotherFails.set(false);
    }
    assertThat(received()).hasSize(1);
    assertThat(meter("codev.email.sources.failing")).isOne();
    dispatcher.sendDue(NOON.plusSeconds(60));
    assertThat(meter("codev.email.sources.failing")).isZero();
  }

  @Test
  @DisplayName("that cannot be found out is in the log once, and once more when it can be")
  void a_source_that_fails_for_long_is_logged_once() {
    try (var log = LogRecorder.of(EmailDispatcher.class.getName())) {
      EmailTestApplication.FAILS.set(true);
      try {
        for (int i = 0; i < 3; i++) dispatcher.sendDue(NOON.plusSeconds(i));
      } finally {
        EmailTestApplication.FAILS.set(false);
      }
      assertThat(log.lines("cannot say which e-mails are due")).hasSize(1);
      for (int i = 3; i < 6; i++) dispatcher.sendDue(NOON.plusSeconds(i));
      assertThat(log.lines("no longer fails here")).hasSize(1);
    }
  }

  @Test
  @DisplayName("that waits for the mail server is in the log once, and once more when it is back")
  void an_outage_of_the_mail_server_is_logged_once() {
    mail.stop();
    due(to(Locale.FRENCH, "alice@example.org"));
    try (var log = LogRecorder.of(EmailDispatcher.class.getName())) {
      for (int i = 0; i < 3; i++) dispatcher.sendDue(NOON.plusSeconds(i));
      assertThat(log.lines("The mail server takes no e-mails; 1 are pending")).hasSize(1);
      mail = opened();
      dispatcher.sendDue(NOON.plusSeconds(60));
      assertThat(log.lines("The mail server takes e-mails again")).hasSize(1);
    }
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("that waits again after another instance has sent some is in the log anew")
  void a_later_outage_is_logged_too() {
    mail.stop();
    due(to(Locale.FRENCH, "alice@example.org"));
    try (var log = LogRecorder.of(EmailDispatcher.class.getName())) {
      dispatcher.sendDue(NOON);
      dispatcher.forgetPending();
      assertThat(log.lines("Another instance sends e-mails now")).hasSize(1);
      dispatcher.sendDue(NOON.plusSeconds(60));
      assertThat(log.lines("The mail server takes no e-mails")).hasSize(2);
    }
    mail = opened();
    assertThat(dispatcher.sendDue(NOON.plusSeconds(120))).isOne();
  }

  @Test
  @DisplayName("is in the recipient's language, with dates in local time")
  void speaks_the_language_of_its_reader() throws Exception {
    due(to(Locale.FRENCH, "alice@example.org"));
    due(letter(other("2"), to(Locale.ENGLISH, "bob@example.org"), "Lumière"));
    dispatcher.sendDue(NOON);
    var french = received().getFirst();
    assertThat(french.getSubject()).isEqualTo("Le groupe Lumière se réunit");
    assertThat(parts(french, "text/plain"))
        .contains("Bonjour Alice Martin,")
        .contains("lundi 11 janvier 2027, 9\u00a0h\u00a000 (heure d’Europe centrale)")
        .contains("http://localhost:8080/groups/7");
    var english = received().getLast();
    assertThat(english.getSubject()).isEqualTo("The group Lumière meets");
    assertThat(parts(english, "text/html")).contains("Monday, 11 January 2027");
  }

  @Test
  @DisplayName("is answered to the person it names, to the sender where that address is none")
  void is_answered_to_a_person() throws Exception {
    due(answeredBy(id, "mona@example.org"));
    due(answeredBy(other("2"), "no address"));
    dispatcher.sendDue(NOON);

    assertThat(received()).hasSize(2);
    assertThat(received().getFirst().getHeader("Reply-To"))
        .containsExactly("Mona Petit <mona@example.org>");
    assertThat(received().getLast().getHeader("Reply-To")).isNull();
  }

  @Test
  @DisplayName("a name becomes neither HTML nor a header")
  void a_name_becomes_neither_html_nor_a_header() throws Exception {
    due(letter(id, to(Locale.FRENCH, "alice@example.org"), "<script>x</script>\r\nBcc: eve@x.org"));
    dispatcher.sendDue(NOON);
    var message = received().getFirst();
    assertThat(message.getSubject())
        .isEqualTo("Le groupe <script>x</script> Bcc: eve@x.org se réunit");
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(parts(message, "text/html")).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("has its attachment")
  void its_file_comes_with_it() throws Exception {
    due(to(Locale.FRENCH, "alice@example.org"));
    dispatcher.sendDue(NOON);
    assertThat(parts(received().getFirst(), "text/calendar")).contains("BEGIN:VCALENDAR");
  }

  @Test
  @DisplayName("is sent once when the server is back after an outage, without a claim before")
  void a_mail_server_that_comes_back_gets_it_once() {
    mail.stop();
    due(to(Locale.FRENCH, "alice@example.org"));
    assertThat(dispatcher.sendDue(NOON)).isZero();
    assertThat(attempts(id)).isEmpty();
    assertThat(waiting()).isEqualTo(1);
    assertThat(dispatcher.sendDue(NOON.plusSeconds(30))).isZero();
    assertThat(meter("codev.email.pending.age")).isEqualTo(30);
    mail = opened();
    assertThat(dispatcher.sendDue(NOON.plusSeconds(60))).isEqualTo(1);
    assertThat(dispatcher.sendDue(NOON.plusSeconds(120))).isZero();
    assertThat(received()).hasSize(1);
    assertThat(waiting()).isZero();
  }

  @Test
  @DisplayName("is sent as soon as the server is back that went while it was sent")
  void a_mail_server_that_goes_during_a_run_is_asked_no_more() throws IOException {
    mail.stop();
    due(to(Locale.FRENCH, "alice@example.org"));
    due(letter(other("2"), to(Locale.ENGLISH, "bob@example.org"), "Lumière"));
    try (var server = new ServerSocket(PORT, 5, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> goAtTheFirstText(server));
      assertThat(dispatcher.sendDue(NOON)).isZero();
    }
    assertThat(attempts(id)).isEqualTo("0");
    assertThat(attempts(other("2"))).isEmpty();
    assertThat(waiting()).isEqualTo(2);
    mail = opened();
    assertThat(dispatcher.sendDue(NOON.plusSeconds(60))).isEqualTo(2);
    assertThat(received()).hasSize(2);
  }

  @Test
  @DisplayName("two instances at the same instant send it once")
  void two_instances_at_once_send_one() throws Exception {
    for (int i = 0; i < 20; i++)
      due(letter(other(String.valueOf(i)), to(Locale.FRENCH, "alice@example.org"), "Lumière"));
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var here = both.submit(() -> dispatcher.sendDue(NOON));
      var there = both.submit(() -> elsewhere.sendDue(NOON));
      assertThat(here.get() + there.get()).isEqualTo(20);
    }
    assertThat(received()).hasSize(20);
  }

  @Test
  @DisplayName("that answers what has just happened is sent at once, and once by all instances")
  void an_answer_is_sent_once() {
    var answer = letter(id, to(Locale.FRENCH, "alice@example.org"), "Lumière");
    assertThat(dispatcher.sendNow(answer, NOON)).isTrue();
    assertThat(dispatcher.sendNow(answer, NOON)).isFalse();
    assertThat(elsewhere.sendNow(answer, NOON)).isFalse();
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("claimed by an instance that disappears, it is sent later by another one")
  void what_somebody_took_who_is_gone_is_sent_later() {
    due(to(Locale.FRENCH, "alice@example.org"));
    outbox.claim(id);
    assertThat(elsewhere.sendDue(NOON.plus(EmailDeliveryStore.CLAIM))).isZero();
    pass(EmailDeliveryStore.CLAIM);
    assertThat(elsewhere.sendDue(NOON)).isEqualTo(1);
    assertThat(received()).hasSize(1);
  }

  @Test
  @DisplayName("after each claim that was not settled, it waits twice as long")
  void taken_in_vain_it_waits_twice_as_long_each_time() {
    assertThat(outbox.claim(id)).isTrue();
    pass(EmailDeliveryStore.CLAIM);
    assertThat(outbox.claim(id)).isTrue();
    pass(EmailDeliveryStore.CLAIM);
    assertThat(outbox.claim(id)).isFalse();
    pass(EmailDeliveryStore.CLAIM);
    assertThat(outbox.claim(id)).isTrue();
    assertThat(attempts(id)).isEqualTo("3");
  }

  @Test
  @DisplayName("sent twice, it has the same Message-ID")
  void sent_twice_after_all_it_has_the_same_message_id() throws Exception {
    var post =
        new SmtpSender(
            ONE.getBean(org.springframework.mail.javamail.JavaMailSenderImpl.class),
            new EmailRenderer(ONE, ONE.getBean(EmailProperties.class)),
            "codev@localhost");
    var letter = letter(id, to(Locale.FRENCH, "alice@example.org"), "Lumière");
    post.send(letter, NOON);
    post.send(letter, NOON.plusSeconds(600));
    assertThat(received().getFirst().getMessageID()).isEqualTo(received().getLast().getMessageID());
  }

  @Test
  @DisplayName("an invalid address neither stops the others nor is tried again")
  void an_address_that_is_none_holds_up_nobody() {
    due(letter(other("x"), to(Locale.FRENCH, "alice at example"), "Lumière"));
    due(to(Locale.FRENCH, "alice@example.org"));
    assertThat(dispatcher.sendDue(NOON)).isEqualTo(1);
    assertThat(dispatcher.sendDue(NOON.plus(Duration.ofDays(1)))).isZero();
    assertThat(attempts(other("x"))).isEqualTo("1");
  }

  @Test
  @DisplayName("once sent it is claimed no more, even much later")
  void what_was_sent_is_never_taken_again() {
    due(to(Locale.FRENCH, "alice@example.org"));
    dispatcher.sendDue(NOON);
    assertThat(outbox.claim(id)).isFalse();
  }

  @Test
  @DisplayName("is forgotten after its time, unless it is still due")
  void is_forgotten_after_its_time() {
    var due = new EmailId("invitation/" + UUID.randomUUID() + "/alice");
    due(to(Locale.FRENCH, "alice@example.org"));
    due(letter(due, to(Locale.FRENCH, "alice@example.org"), "Lumière"));
    dispatcher.sendDue(MONDAY);
    DATABASE.ask(
        "update email_outbox set changed_at = changed_at - interval '366 days' where id in"
            + " ('%s', '%s')".formatted(id, due));
    EmailTestApplication.DUE.removeIf(letter -> letter.id().equals(id));

    for (int day : new int[] {1_000, 1_001})
      assertThat(dispatcher.sendDue(MONDAY.plus(Duration.ofDays(day)))).isZero();

    assertThat(attempts(id)).isEmpty();
    assertThat(attempts(due)).isEqualTo("1");
  }

  @Test
  @DisplayName("sending it adds nothing to the log")
  void nothing_is_added_to_the_event_log() {
    var log = ONE.getBean(EventLog.class);
    var before = log.head();
    due(to(Locale.FRENCH, "alice@example.org"));
    dispatcher.sendDue(NOON);
    assertThat(received()).hasSize(1);
    assertThat(log.head()).isEqualTo(before);
  }

  @Test
  @DisplayName("the table of deliveries keeps neither address nor text")
  void the_outbox_holds_neither_address_nor_text() {
    due(to(Locale.FRENCH, "alice@example.org"));
    dispatcher.sendDue(NOON);
    assertThat(DATABASE.ask("select string_agg(email_outbox::text, ' ') from email_outbox"))
        .contains(id.value())
        .doesNotContain("example.org", "Lumière", "Martin");
  }

  @Test
  @DisplayName("its sentences exist in both languages")
  void the_same_sentences_in_both_languages() throws IOException {
    assertThat(sentences("fr").keySet()).isEqualTo(sentences("en").keySet()).isNotEmpty();
  }

  /** A mail server that is gone once somebody wants to hand it a text. */
  private static void goAtTheFirstText(ServerSocket server) {
    try {
      while (true)
        try (var client = server.accept();
            var lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
          say(client, "220 here");
          for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("DATA")) {
              server.close();
              return;
            }
            say(client, "250 fine");
          }
        }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(US_ASCII));
  }

  private EmailId other(String end) {
    return new EmailId(id + end);
  }

  /** The claim is as old as if so much time had passed at the database. */
  private void pass(Duration time) {
    DATABASE.ask(
        "update email_outbox set next_at = next_at - interval '%d seconds' where id = '%s'"
            .formatted(time.toSeconds(), id));
  }

  private void due(EmailRecipient to) {
    due(letter(id, to, "Lumière"));
  }

  private static void due(Email letter) {
    EmailTestApplication.DUE.add(letter);
  }

  private static Email answeredBy(EmailId id, String address) {
    var letter = letter(id, to(Locale.FRENCH, "alice@example.org"), "Lumière");
    return new Email(
        letter.id(),
        letter.to(),
        letter.subject(),
        letter.blocks(),
        letter.link(),
        letter.attachments(),
        letter.calendar(),
        new EmailRecipient("mona", "Mona Petit", address, Locale.FRENCH));
  }

  private static Email letter(EmailId id, EmailRecipient to, String group) {
    return new Email(
        id,
        to,
        TranslatableText.of("office.subject", group),
        List.of(
            TranslatableText.of("office.line", MONDAY),
            TranslatableText.of("office.subject", group)),
        "/groups/7",
        List.of(
            new EmailAttachment(
                "codev.ics", "text/calendar; charset=UTF-8", "BEGIN:VCALENDAR\r\n")));
  }

  private static EmailRecipient to(Locale language, String email) {
    return new EmailRecipient("alice", "Alice Martin", email, language);
  }

  private static String attempts(EmailId id) {
    return DATABASE.ask("select attempts from email_outbox where id = '" + id + "'");
  }

  private static double waiting() {
    return meter("codev.email.pending");
  }

  private static double meter(String name) {
    return ONE.getBean(MeterRegistry.class).get(name).gauge().value();
  }

  private List<MimeMessage> received() {
    return List.of(mail.getReceivedMessages());
  }

  /** All the text of a media type, whatever it is wrapped in. */
  private static String parts(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*")) {
      var all = (MimeMultipart) part.getContent();
      var texts = new ArrayList<String>();
      for (int i = 0; i < all.getCount(); i++) texts.add(parts(all.getBodyPart(i), type));
      return String.join("", texts);
    }
    if (!part.isMimeType(type)) return "";
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Properties sentences(String language) throws IOException {
    var file = "/messages/email_" + language + ".properties";
    try (var in = Objects.requireNonNull(EmailRenderer.class.getResourceAsStream(file))) {
      var sentences = new Properties();
      sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return sentences;
    }
  }

  private static GreenMail opened() {
    var address = new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    address.setServerStartupTimeout(TestTimeouts.LIMIT.toMillis());
    var mail = new GreenMail(address);
    mail.start();
    return mail;
  }

  private static int freePort() {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ConfigurableApplicationContext instance() {
    var settings =
        Stream.of(
            "spring.datasource.url=" + DATABASE.url(),
            "spring.datasource.username=" + TestPostgres.Database.USERNAME,
            "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=" + PORT,
            "codev.letters.every=1d",
            "spring.main.banner-mode=off");
    var service =
        new SpringApplicationBuilder(EmailTestApplication.class)
            .properties(settings.toArray(String[]::new));
    return service.run();
  }
}
