package codev.group.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.GroupFixture;
import codev.group.ServiceTest;
import codev.infra.eventstore.lease.Leases;
import codev.infra.eventstore.log.EventLog;
import codev.infra.securitylog.SecurityLogEntry;
import codev.infra.testkit.LogRecorder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Répondre à l’invitation depuis son agenda")
@Order(ServiceTest.EARLY)
class AnsweringByEmailTest extends ServiceTest {
  private static final String ADDRESS = "codev@example.org";
  private static final String MAIL_SERVER = "mx.example.org";
  private static final String ATTESTED = MAIL_SERVER + "; dmarc=pass header.from=example.org";
  private static final String REFUTED = MAIL_SERVER + "; dmarc=fail header.from=example.org";
  private static final Duration SOON = Duration.ofMillis(100);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String max = "max" + group;
  private final String ana = "ana" + group;

  /** Manages this programme, and no other one, all of which a request would have to read. */
  private final String initiator = "manager-of" + group;

  @Autowired private CalendarReplyUseCase replies;
  @Autowired private AutomaticReplies automaticReplies;
  @Autowired private EventLog log;

  private GreenMailUser codev;
  private ReplyMailbox mailbox;

  @BeforeEach
  void a_mailbox_and_a_session() {
    server.start();
    codev = server.setUser(ADDRESS, "codev", "secret");
    mailbox = mailboxOf("codev");
    var people = List.of(lea, max, "zoe" + group);
    var everybody = Stream.concat(people.stream(), Stream.of(ana));
    must(as(initiator).post("/api/people", everybody.map(this::person).toList()));
    var programme = UUID.randomUUID();
    must(as(initiator).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(initiator)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Groupe A", ana, people)));
    var plan = Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z");
    must(as(ana).post(path("/sessions"), plan));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  @DisplayName("accepter ou refuser dans son agenda vaut réponse, lue une seule fois")
  void an_answer_of_a_calendar_program_counts() throws Exception {
    deliver(address(lea), reply(lea, "ACCEPTED", 0));
    deliver(address(max), reply(max, "DECLINED", 0));

    assertThat(read()).isEqualTo(2);

    assertThat(as(ana).get("/groups/" + group).text())
        .contains("Une personne a confirmé", "(" + lea + ")", "(" + max + ")");
    assertThat(read()).isZero();
  }

  @Test
  @DisplayName("l’adresse de qui a quitté l’organisation est celle de la personne qui l’a reprise")
  void an_address_is_of_who_is_there() throws Exception {
    var former = "former" + group;
    var entry = Map.of("username", former, "displayName", former, "email", address(lea));
    must(as(initiator).post("/api/people", List.of(entry)));
    must(as("administrator").post("/api/people/" + former + "/departure", Map.of()));
    assertThat(page()).contains("Personne n’a confirmé");

    deliver(address(lea), reply(lea, "ACCEPTED", 0));

    assertThat(read()).isOne();
    assertThat(page()).contains("(" + lea + ")");
  }

  @Test
  @DisplayName("proposer une autre heure vaut réponse à celle qui est prévue")
  void who_proposes_another_time_has_answered() throws Exception {
    var another = reply(lea, "DECLINED", 0).replace("METHOD:REPLY", "METHOD:COUNTER");
    deliver(address(lea), another.replace("20270111T080000Z", "20270111T090000Z"));

    assertThat(read()).isOne();
    assertThat(page()).contains("une absence annoncée", "(" + lea + ")");
  }

  @Test
  @DisplayName("une réponse d’une autre adresse, ou à une date changée depuis, ne compte pas")
  void an_answer_of_another_address_or_to_an_earlier_date_does_not_count() throws Exception {
    deliver(address(max), reply(lea, "DECLINED", 0));
    assertThat(read()).isZero();
    var later = Map.of("startsAt", "2027-01-12T08:00:00Z");
    must(as(ana).post(path("/sessions/" + session + "/move"), later));
    deliver(address(lea), reply(lea, "DECLINED", 0));
    assertThat(read()).isZero();
    assertThat(as(ana).get("/groups/" + group).text()).contains("Personne n’a confirmé");

    deliver(address(lea), reply(lea, "TENTATIVE", 1));

    assertThat(read()).isOne();
    assertThat(as(ana).get("/groups/" + group).text()).contains("(" + lea + ")");
  }

  @Test
  @DisplayName("une réponse à la même date dans un autre lieu compte")
  void an_answer_from_before_another_place_counts() throws Exception {
    must(as(ana).post(path("/sessions/" + session + "/place"), Map.of("place", "Volta " + group)));
    deliver(address(lea), reply(lea, "ACCEPTED", 0));

    assertThat(read()).isOne();
    assertThat(as(ana).get("/groups/" + group).text()).contains("Une personne a confirmé");
  }

  @Test
  @DisplayName("une réponse dont le serveur de courriel n’atteste pas l’expéditeur ne change rien")
  void a_forged_answer_changes_nothing() throws Exception {
    var forged = reply(lea, "DECLINED", 0);
    deliver(codev, address(lea), forged);
    deliver(codev, address(lea), forged, "mx.evil.example; dmarc=pass header.from=example.org");
    deliver(codev, address(lea), forged, MAIL_SERVER + "; dmarc=pass header.from=evil.example");
    deliver(codev, address(lea), forged, REFUTED, ATTESTED);
    deliver(codev, address(max), reply(max, "ACCEPTED", 0), ATTESTED, REFUTED);

    try (var security = LogRecorder.of(SecurityLogEntry.LOGGER)) {
      assertThat(read()).isOne();

      var entry = "event=calendar-reply-refused person=" + lea + " session=" + session;
      assertThat(security.lines("session=" + session))
          .containsExactly(
              entry + " reason=sender-unchecked", entry + " reason=sender-not-attested");
    }
    assertThat(page()).contains("Une personne a confirmé", "(" + max + ")");
    assertThat(page()).doesNotContain("(" + lea + ")");
    assertThat(read()).isZero();
  }

  @Test
  @DisplayName("tout autre courriel est laissé de côté, et n’arrête pas les réponses")
  void any_other_message_is_ignored() throws Exception {
    deliver(address(lea), "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:x");
    deliver(address(lea), reply(lea, "ACCEPTED", 0).replace("METHOD:REPLY", "METHOD:REQUEST"));
    deliver(address(lea), reply(lea, "ACCEPTED", 0).replace(session + "@", "x@"));
    deliver(address(lea), reply("inconnu", "ACCEPTED", 0));
    deliver(address(lea), "x".repeat(200_000));
    deliver(address(lea), reply(lea, "ACCEPTED", 0));

    assertThat(read()).isOne();
  }

  @Test
  @DisplayName("qui écrit avec ses propres mots apprend à qui écrire, une fois par jour")
  void who_writes_in_their_own_words_is_told_whom_to_write_to() throws Exception {
    deliver(codev, words(address(lea), ATTESTED));
    deliver(codev, words(address(lea), ATTESTED));

    assertThat(read()).isZero();
    assertThat(read()).isZero();

    var sent = sentTo(lea);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().getSubject()).isEqualTo("Votre message n’a pas été lu");
    assertThat(sent.getFirst().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(sent.getFirst().getReplyTo()[0].toString()).contains(address(ana));
    assertThat(text(sent.getFirst()))
        .contains("le vôtre n’a pas été transmis", "l’animateur de votre groupe")
        .contains("Groupe A : " + ana + ", " + address(ana))
        .doesNotContain("Je serai en retard");
    assertThat(sentTo(ana)).as("nothing is passed on").isEmpty();
  }

  @Test
  @DisplayName("personne n’en reçoit où elles sont désactivées, et une acceptation compte")
  void words_are_not_answered_where_that_is_disabled() throws Exception {
    mailbox = mailboxOf("codev", false);
    deliver(codev, words(address(lea), ATTESTED));
    deliver(address(lea), reply(lea, "ACCEPTED", 0));

    assertThat(read()).isOne();
    assertThat(sentTo(lea)).isEmpty();
    mailbox = mailboxOf("codev", true);
    assertThat(read()).as("each message is read once").isZero();
    assertThat(sentTo(lea)).isEmpty();
  }

  @Test
  @DisplayName("un programme, un inconnu, ou qui n’est pas attesté, ne reçoit aucune réponse")
  void no_program_and_no_stranger_is_answered() throws Exception {
    for (var field :
        List.of(
            "Auto-Submitted: auto-replied (vacation)",
            "Return-Path: <>",
            "List-Id: <all.example.org>",
            "Precedence: bulk",
            "X-Auto-Response-Suppress: All")) {
      var message = words(address(lea), ATTESTED);
      message.setHeader(field.split(": ", 2)[0], field.split(": ", 2)[1]);
      deliver(codev, message);
    }
    var bounce = words(address(lea), ATTESTED);
    bounce.setContent(new MimeMultipart("report", part("Délai dépassé")));
    bounce.saveChanges();
    deliver(codev, bounce);
    deliver(codev, words(address("inconnu" + group), ATTESTED));
    deliver(codev, words(address(max), REFUTED));
    deliver(codev, words(address(max)));

    assertThat(read()).isZero();
    assertThat(sentTo(lea)).isEmpty();
    assertThat(sentTo(max)).isEmpty();
    assertThat(sentTo("inconnu" + group)).isEmpty();

    var ordinary = words(address(lea), ATTESTED);
    ordinary.setHeader("Auto-Submitted", "no");
    deliver(codev, ordinary);
    assertThat(read()).isZero();
    assertThat(sentTo(lea)).hasSize(1);
  }

  @Test
  @DisplayName("un animateur qui refuse dans son agenda apprend comment se faire remplacer")
  void a_facilitator_who_declines_is_told_what_to_do() throws Exception {
    deliver(address(ana), reply(ana, "ACCEPTED", 0));
    assertThat(read()).isZero();
    assertThat(sentTo(ana)).isEmpty();

    deliver(address(ana), reply(ana, "DECLINED", 0));
    deliver(address(ana), reply(ana, "DECLINED", 0));
    assertThat(read()).isZero();

    assertThat(sentTo(ana)).hasSize(1);
    assertThat(text(sentTo(ana).getFirst()))
        .contains("vous animez (Groupe A", "compte toujours sur vous", "passez l’animation")
        .contains("/sessions/" + session, "/groups/" + group + "#move-" + session);
    assertThat(page()).contains("Personne n’a confirmé").doesNotContain("(" + ana + ")");
    assertThat(sentTo(lea)).isEmpty();
  }

  @Test
  @DisplayName(
      "une instance du service sur deux lit la boîte ; l’autre prend le relais à son arrêt")
  void one_instance_of_two_reads_until_it_ends() throws Exception {
    var others = server.setUser("other@example.org", "other", "secret");
    try (var first = new Instance(log, mailboxOf("codev"));
        var second = new Instance(log, mailboxOf("other"))) {
      first.scheduler.start();
      await().until(first::holdsTheLease);
      second.scheduler.start();
      deliver(others, address(max), reply(max, "DECLINED", 0), ATTESTED);
      deliver(address(lea), reply(lea, "ACCEPTED", 0));
      await().until(() -> page().contains("(" + lea + ")"));
      assertThat(first.holdsTheLease()).isTrue();
      assertThat(second.holdsTheLease()).isFalse();
      assertThat(page()).doesNotContain("(" + max + ")");

      first.scheduler.stop();

      await().until(() -> page().contains("(" + max + ")"));
      assertThat(second.holdsTheLease()).isTrue();
      assertThat(first.scheduler.isRunning()).isFalse();
    }
  }

  /** What each instance of the service has of its own. */
  private final class Instance implements AutoCloseable {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Leases leases;
    private final ReplyMailboxScheduler scheduler;

    Instance(EventLog log, ReplyMailbox mailbox) {
      leases = new Leases(log.dataSource(), Duration.ofSeconds(10), SOON, meters);
      scheduler =
          new ReplyMailboxScheduler(
              mayGoOn -> mailbox.read(replies::record, automaticReplies::toUnreadWords, mayGoOn),
              leases,
              SOON);
    }

    boolean holdsTheLease() {
      return meters.find("codev.lease.held").gauges().stream().anyMatch(held -> held.value() == 1);
    }

    @Override
    public void close() {
      scheduler.stop();
      leases.close();
    }
  }

  private ReplyMailbox mailboxOf(String account) {
    return mailboxOf(account, true);
  }

  private ReplyMailbox mailboxOf(String account, boolean answersWords) {
    return new ReplyMailbox(
        new ReplyMailboxProperties(
            "127.0.0.1",
            server.getImap().getPort(),
            false,
            account,
            "secret",
            "INBOX",
            Duration.ofMinutes(1),
            MAIL_SERVER,
            false,
            answersWords));
  }

  private String page() {
    return as(ana).get("/groups/" + group).text();
  }

  private int read() throws MessagingException {
    return mailbox.read(replies::record, automaticReplies::toUnreadWords, () -> true);
  }

  /** As Outlook and Google write it. */
  private String reply(String who, String status, int sequence) {
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "VERSION:2.0",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        "DTSTART:20270111T080000Z",
        "DTEND:20270111T111000Z",
        "DTSTAMP:20270105T080000Z",
        "ORGANIZER;CN=codev:mailto:" + ADDRESS,
        "UID:" + session + "@codev",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT="
            + status
            + ";X-NUM-GUESTS=0:mailto:"
            + address(who),
        "SEQUENCE:" + sequence,
        "STATUS:CONFIRMED",
        "SUMMARY:Séance 1",
        "END:VEVENT",
        "END:VCALENDAR",
        "");
  }

  private void deliver(String from, String calendar) throws MessagingException {
    deliver(codev, from, calendar, ATTESTED);
  }

  /**
   * @param results what mail servers have noted about the sender, the latest first
   */
  private static void deliver(GreenMailUser to, String from, String calendar, String... results)
      throws MessagingException {
    var answer = new MimeBodyPart();
    answer.setText(calendar, "UTF-8", "calendar; method=REPLY");
    var message = words(from, results);
    message.setContent(new MimeMultipart("alternative", part("Réponse"), answer));
    deliver(to, message);
  }

  private static void deliver(GreenMailUser to, MimeMessage message) throws MessagingException {
    message.saveChanges();
    to.deliver(message);
  }

  /** A message that a person has written. */
  private static MimeMessage words(String from, String... results) throws MessagingException {
    var message = new MimeMessage(Session.getInstance(new Properties()));
    for (var noted : results) message.addHeader(AuthenticationResults.HEADER, noted);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(ADDRESS));
    message.setSubject("Réponse");
    message.setText("Je serai en retard, et c’est entre nous.", "UTF-8");
    return message;
  }

  private static MimeBodyPart part(String text) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, "UTF-8");
    return part;
  }

  private static List<MimeMessage> sentTo(String name) throws MessagingException {
    var all = new ArrayList<MimeMessage>();
    for (var message : MAIL.getReceivedMessages())
      if (message.getAllRecipients()[0].toString().contains(address(name))) all.add(message);
    return all;
  }

  /** Of all its parts, with spaces that break lines. */
  private static String text(Part part) throws MessagingException, IOException {
    if (!(part.getContent() instanceof Multipart parts))
      return part.getContent().toString().replaceAll("[\u00a0\u202f]", " ");
    var text = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) text.append(text(parts.getBodyPart(i)));
    return text.toString();
  }

  private Map<String, String> person(String name) {
    return Map.of("username", name, "displayName", name, "email", address(name));
  }

  private static String address(String name) {
    return name + "@example.org";
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }
}
