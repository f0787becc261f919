package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.group.messaging.LearningMessageListener;
import codev.group.messaging.SessionMessageListener;
import codev.infra.email.EmailDispatcher;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.projections.ViewUnavailableException;
import com.mongodb.client.MongoDatabase;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les courriels d’un groupe")
class EmailsTest extends ServiceTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Far enough that nothing is due by itself, at nine in Paris. */
  private final Instant morning =
      LocalDate.now(PARIS).plusDays(60).atTime(LocalTime.of(9, 0)).atZone(PARIS).toInstant();

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private final String lea = "lea" + group;
  private final String max = "max" + group;
  private final String zoe = "zoe" + group;
  private final String ana = "ana" + group;
  private final String tom = "tom" + group;

  @Autowired private EmailDispatcher dispatcher;
  @Autowired private MongoDatabase views;
  @Autowired private LearningMessageListener learning;
  @Autowired private SessionMessageListener sessions;

  @BeforeEach
  void form() {
    must(
        as("manager")
            .post(
                "/api/people",
                List.of(
                    person(lea),
                    Map.of("username", max, "displayName", "Maximilien", "email", address(max)),
                    person(ana),
                    person(tom),
                    Map.of("username", zoe, "displayName", "Zoé"))));
    must(
        as("manager")
            .post(
                "/api/programmes",
                GroupFixture.programme(
                    programme,
                    Map.of(
                        "startsOn",
                        LocalDate.now(PARIS),
                        "endsOn",
                        LocalDate.now(PARIS).plusDays(300)))));
    must(
        as("manager")
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "Lumière & <i>Cie</i>", ana, List.of(lea, max, zoe))));
  }

  @Test
  @DisplayName("une séance planifiée invite chaque membre et l’animateur, une fois, agenda joint")
  void a_planned_session_invites_everybody_once() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(Instant.now());

    assertThat(subjects(lea)).containsExactly("Lumière & <i>Cie</i> : une séance est planifiée");
    assertThat(subjects(max)).hasSize(1);
    assertThat(subjects(ana)).hasSize(1);
    assertThat(read(received(lea).getFirst()))
        .contains("https://codev.example.org/groups/" + group, "UID:" + session, "codev.ics")
        .contains("<p>Séance 1", "Salle &lt;b&gt;Ampère&lt;/b&gt;</p>");
  }

  @Test
  @DisplayName(
      "rien ne part d’une vue à moitié reconstruite ; une fois entière, tout part une fois")
  void nothing_is_computed_from_a_half_built_view() {
    plan(session, morning);
    halfBuilt("$set");
    try {
      await()
          .untilAsserted(
              () -> assertThat(as(lea).get("/api/groups/" + group).status()).isEqualTo(503));

      assertThatThrownBy(() -> dispatcher.sendDue(Instant.now()))
          .isInstanceOf(ViewUnavailableException.class);
      assertThat(subjects(lea)).isEmpty();
    } finally {
      halfBuilt("$unset");
    }
    await()
        .ignoreException(ViewUnavailableException.class)
        .untilAsserted(
            () -> {
              dispatcher.sendDue(Instant.now());
              assertThat(subjects(lea)).hasSize(1);
            });
  }

  /** As if the builds of all views had begun when the log was much longer. */
  private void halfBuilt(String operator) {
    views
        .getCollection("tokens")
        .updateMany(new Document(), new Document(operator, new Document("target", 1_000_000L)));
  }

  @Test
  @DisplayName("un cycle planifié en une fois tient dans une lettre")
  void a_cycle_planned_at_once_is_one_letter() {
    var cycle =
        Map.of(
            "firstDate",
            LocalDate.now(PARIS).plusDays(60),
            "timeOfDay",
            "09:00",
            "zone",
            "Europe/Paris",
            "count",
            3);
    seen(must(as(ana).post(path("/sessions/cycle"), cycle)));
    dispatcher.sendDue(Instant.now());

    assertThat(subjects(lea)).containsExactly("Lumière & <i>Cie</i> : 3 séances sont planifiées");
  }

  @Test
  @DisplayName("qui a choisi l’anglais est invité en anglais")
  void whoever_chose_english_is_invited_in_english() {
    seen(must(as(max).post("/api/me/preferences", Map.of("language", "en"))));
    plan(session, morning);
    dispatcher.sendDue(Instant.now());

    assertThat(subjects(max)).containsExactly("Lumière & <i>Cie</i>: a session is planned");
    assertThat(subjects(lea)).hasSize(1).first().asString().endsWith("une séance est planifiée");
  }

  @Test
  @DisplayName("déplacée puis annulée, la séance l’annonce à chaque fois")
  void moved_then_cancelled_it_is_told_each_time() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    var later = Map.of("startsAt", morning.plus(Duration.ofDays(7)), "reason", "Salle prise");
    seen(must(as(ana).post(path("/sessions/" + session + "/move"), later)));
    dispatcher.sendDue(Instant.now());
    var reason = Map.of("reason", "Grève");
    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), reason)));
    dispatcher.sendDue(Instant.now());

    assertThat(subjects(lea))
        .containsExactly(
            "Lumière & <i>Cie</i> : une séance est planifiée",
            "Lumière & <i>Cie</i> : une séance change de date",
            "Lumière & <i>Cie</i> : une séance est annulée");
    for (var letter : received(lea))
      assertThat(read(letter)).doesNotContain("Salle prise", "Grève", "Gr=C3=A8ve");
    assertThat(read(received(lea).getLast())).contains("STATUS:CANCELLED", "SEQUENCE:2");
  }

  @Test
  @DisplayName("trois jours avant, un rappel à qui le veut bien, une fois")
  void three_days_before_whoever_wants_it_is_reminded_once() {
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.minus(Duration.ofDays(3)).minusSeconds(1));
    assertThat(subjects(lea)).hasSize(1);

    dispatcher.sendDue(morning.minus(Duration.ofDays(3)));
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("séance le");
    assertThat(subjects(max)).hasSize(1);
  }

  @Test
  @DisplayName("la nuit, aucun rappel")
  void at_night_nobody_is_reminded() {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)).minus(Duration.ofHours(4)));
    assertThat(subjects(lea)).hasSize(1);
  }

  @Test
  @DisplayName("une séance annulée ne se rappelle pas")
  void a_cancelled_session_is_not_reminded_of() {
    plan(session, morning);
    var reason = Map.of("reason", "Grève");
    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), reason)));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1).first().asString().contains("annulée");
  }

  @Test
  @DisplayName("qui rejoint le groupe est invité à tout ce qui est prévu, même depuis longtemps")
  void whoever_joins_is_invited_to_all_that_is_planned() throws Exception {
    plan(session, morning);
    plan(UUID.randomUUID(), morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(Instant.now());
    seen(must(as("manager").post(path("/members"), Map.of("username", tom))));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(Instant.now());

    assertThat(subjects(tom)).containsExactly("Lumière & <i>Cie</i> : vos 2 prochaines séances");
    assertThat(read(received(tom).getFirst())).contains("UID:" + session, "codev.ics");
    assertThat(subjects(lea)).hasSize(2);
  }

  @Test
  @DisplayName("ce qui change après son arrivée, il l’apprend avec les autres")
  void what_changes_later_is_told_to_them_as_to_the_others() {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    seen(must(as("manager").post(path("/members"), Map.of("username", tom))));
    dispatcher.sendDue(Instant.now());
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(Instant.now());

    assertThat(subjects(tom))
        .containsExactly(
            "Lumière & <i>Cie</i> : votre prochaine séance",
            "Lumière & <i>Cie</i> : une séance change de date");
  }

  @Test
  @DisplayName("qui a quitté le groupe n’en reçoit plus rien")
  void whoever_has_left_gets_nothing_more() {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    seen(must(as("manager").post(path("/members/" + max + "/departure"), Map.of("reason", "?"))));
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.plus(Duration.ofDays(4)));

    assertThat(subjects(max)).hasSize(1);
    assertThat(subjects(lea)).hasSize(3);
  }

  @Test
  @DisplayName("qui anime à la place d’un autre reçoit les lettres de sa séance, et d’elle seule")
  void a_stand_in_gets_the_letters_of_their_session() {
    var other = UUID.randomUUID();
    plan(session, morning);
    plan(other, morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(Instant.now());
    var standIn = Map.of("username", tom, "sessionId", session, "reason", "Congé");
    seen(must(as("manager").post(path("/facilitator"), standIn)));
    dispatcher.sendDue(Instant.now());
    move(other, morning.plus(Duration.ofDays(35)));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));

    assertThat(subjects(tom))
        .hasSize(2)
        .startsWith("Lumière & <i>Cie</i> : une séance à animer")
        .last()
        .asString()
        .contains("séance le");
    assertThat(subjects(ana))
        .containsExactly(
            "Lumière & <i>Cie</i> : une séance est planifiée",
            "Lumière & <i>Cie</i> : une séance est planifiée",
            "Lumière & <i>Cie</i> : une séance change de date");
  }

  @Test
  @DisplayName("une séance remise à plus tard ne se rappelle qu’à sa nouvelle date")
  void a_session_put_off_is_reminded_of_at_its_new_date_only() {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    for (var told : List.of("session.opened.v1", "session.postponed.v1"))
      sessions.handle(heard(told, Map.of("sessionId", session, "groupId", group, "by", ana)));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1);

    move(session, morning.plus(Duration.ofDays(14)));
    dispatcher.sendDue(Instant.now());
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("change de date");
    dispatcher.sendDue(morning.plus(Duration.ofDays(12)));
    assertThat(subjects(lea)).hasSize(3).last().asString().contains("séance le");
  }

  private static InboundMessage heard(String type, Map<String, ?> body) {
    var told = new HashMap<String, Object>(body);
    told.put("at", Instant.now());
    return InboundMessage.of(type, "any", 1, Instant.now(), JSON.writeValueAsString(told));
  }

  @Test
  @DisplayName("qui s’est fait effacer n’a plus ni nom ni adresse, et ne reçoit plus rien")
  void whoever_is_erased_has_neither_name_nor_address() {
    plan(session, morning);
    dispatcher.sendDue(Instant.now());
    learning.handle(heard("learning.person-erased.v1", Map.of("username", max, "by", max)));
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.plus(Duration.ofDays(4)));

    assertThat(subjects(max)).hasSize(1);
    assertThat(subjects(lea)).hasSize(3);
    assertThat(as("manager").get("/api/people?query=" + max).text()).isEqualTo("[]");
    assertThat(as(ana).get("/groups/" + group).text()).contains(max).doesNotContain("Maximilien");
    assertThat(as(max).get("/api/me/preferences").status()).isEqualTo(404);
    assertThat(as("manager").post("/api/people", List.of(person(max))).field("/rejected/0/message"))
        .contains("effacée");
  }

  @Test
  @DisplayName("une séance déplacée se rappelle à sa nouvelle date, pas à l’ancienne")
  void a_moved_session_is_reminded_of_at_its_new_date() {
    plan(session, morning);
    move(session, morning.plus(Duration.ofDays(14)));
    dispatcher.sendDue(Instant.now());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1);

    dispatcher.sendDue(morning.plus(Duration.ofDays(12)));
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("séance le");
  }

  @Test
  @DisplayName("ce qui a changé il y a plus d’une semaine ne s’annonce plus")
  void what_changed_long_ago_is_no_news() {
    plan(session, morning);
    dispatcher.sendDue(Instant.now().plus(Duration.ofDays(8)));
    assertThat(subjects(lea)).isEmpty();
  }

  @Test
  @DisplayName("chacun voit et change ses préférences, par l’API et par une page")
  void preferences_are_seen_and_changed() {
    assertThat(as(lea).get("/api/me/preferences").text())
        .isEqualTo(
            "{\"email\":\"%s\",\"language\":\"fr\",\"reminders\":true}".formatted(address(lea)));
    var chosen =
        must(
            as(lea)
                .send(
                    "/people/preferences",
                    "application/x-www-form-urlencoded",
                    "language=EN&reminders=false"));
    var page = chosen.response().headers().firstValue("HX-Redirect").orElseThrow();
    assertThat(as(lea).get(page).text()).contains(address(lea), "selected=\"selected\"");
    assertThat(as(lea).get("/api/me/preferences").field("/language")).isEqualTo("en");
  }

  @Test
  @DisplayName("hors de l’annuaire, la page le dit et l’API refuse par son nom")
  void outside_the_directory_it_says_so() {
    var stranger = "stranger" + group;
    assertThat(as(stranger).get("/api/me/preferences").status()).isEqualTo(404);
    assertThat(as(stranger).get("/people/preferences").text()).contains("pas dans l’annuaire");
    var refused = as(stranger).post("/api/me/preferences", Map.of("reminders", false));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.field("/rule")).isEqualTo("group.person.not-in-the-directory");
    assertThat(as(lea).post("/api/me/preferences", Map.of("language", "xx")).status())
        .isEqualTo(400);
  }

  private void plan(UUID session, Instant startsAt) {
    var plan = Map.of("id", session, "startsAt", startsAt, "place", "Salle <b>Ampère</b>");
    seen(must(as(ana).post(path("/sessions"), plan)));
  }

  private void move(UUID session, Instant startsAt) {
    var move = Map.of("startsAt", startsAt, "reason", "Salle prise");
    seen(must(as(ana).post(path("/sessions/" + session + "/move"), move)));
  }

  /** So that what is due is asked of views that know it. */
  private void seen(Answer answer) {
    must(as("manager").get(path("?after=" + answer.position())));
  }

  private String path(String below) {
    return "/api/groups/" + group + below;
  }

  private static Map<String, String> person(String name) {
    return Map.of("username", name, "displayName", name, "email", address(name));
  }

  private static String address(String name) {
    return name + "@example.org";
  }

  private static List<MimeMessage> received(String name) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> to(message).equals(address(name)))
        .toList();
  }

  private static List<String> subjects(String name) {
    return received(name).stream().map(EmailsTest::subject).toList();
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

  private static String subject(MimeMessage message) {
    try {
      return message.getSubject().replace('\u00a0', ' ');
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything in it, decoded, names of files included. */
  private static String read(jakarta.mail.Part part) throws MessagingException, IOException {
    var name = part.getFileName() == null ? "" : part.getFileName() + "\n";
    if (part.getContent() instanceof jakarta.mail.Multipart all) {
      var text = new StringBuilder();
      for (int i = 0; i < all.getCount(); i++) text.append(read(all.getBodyPart(i)));
      return text.toString();
    }
    return name + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
