package codev.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import codev.group.messaging.LearningMessageListener;
import codev.group.messaging.SessionMessageListener;
import codev.infra.email.EmailDispatcher;
import codev.infra.eventrelay.InboundMessage;
import codev.infra.projections.failure.ViewUnavailableException;
import codev.infra.testkit.HalfBuiltViews;
import codev.infra.testkit.TestApiClient;
import com.mongodb.client.MongoDatabase;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les courriels d’un groupe")
class EmailsTest extends ServiceTest {
  private static final String INVITATION = "Invitation : Lumière & <i>Cie</i>, séance ";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** Far enough that nothing is due by itself, at nine in Paris. */
  private final Instant morning =
      LocalDate.now(CLOCK.withZone(PARIS))
          .plusDays(60)
          .atTime(LocalTime.of(9, 0))
          .atZone(PARIS)
          .toInstant();

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
                        LocalDate.now(CLOCK.withZone(PARIS)),
                        "endsOn",
                        LocalDate.now(CLOCK.withZone(PARIS)).plusDays(300)))));
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
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(subjects(lea)).hasSize(1).first().asString().startsWith(INVITATION + "1, ");
    assertThat(subjects(max)).hasSize(1);
    assertThat(subjects(ana)).hasSize(1);
    assertThat(read(received(lea).getFirst()))
        .contains("https://codev.example.org/sessions/" + session, "UID:" + session, "codev.ics")
        .contains("Séance 1</th>", "Salle &lt;b&gt;Ampère&lt;/b&gt;</td>")
        .contains("https://video.example.org/salle-3", ana);
  }

  @Test
  @DisplayName("la lettre est une invitation que les messageries portent dans l’agenda")
  void the_letter_is_an_invitation_to_the_calendar() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());

    var parts = parts(received(lea).getFirst());
    assertThat(parts.keySet())
        .containsExactly(
            "multipart/mixed/multipart/alternative/text/plain",
            "multipart/mixed/multipart/alternative/text/html",
            "multipart/mixed/multipart/alternative/text/calendar",
            "multipart/mixed/application/ics");
    var invitation =
        Objects.requireNonNull(parts.get("multipart/mixed/multipart/alternative/text/calendar"));
    assertThat(invitation.getContentType())
        .isEqualToIgnoringWhitespace("text/calendar; method=REQUEST; charset=UTF-8");
    assertThat(read(Objects.requireNonNull(parts.get("multipart/mixed/application/ics"))))
        .isEqualTo("codev.ics\n" + read(invitation));
    var start = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").format(morning.atZone(PARIS));
    assertThat(read(invitation).replace("\r\n ", ""))
        .contains(
            "METHOD:REQUEST",
            "BEGIN:VTIMEZONE",
            "DTSTART;TZID=Europe/Paris:" + start,
            "SEQUENCE:0",
            "SUMMARY:Codéveloppement Lumière & <i>Cie</i>\\, séance 1",
            "LOCATION:" + group + " Salle <b>Ampère</b>",
            "URL:https://codev.example.org/sessions/" + session,
            "RSVP=TRUE",
            "mailto:" + address(lea))
        .containsOnlyOnce("ATTENDEE")
        .containsOnlyOnce("BEGIN:VEVENT");
  }

  @Test
  @DisplayName(
      "à son arrivée chaque membre reçoit une lettre de bienvenue, une fois, dans sa langue")
  void each_new_member_is_welcomed_once() throws Exception {
    seen(must(as(max).post("/api/me/preferences", Map.of("language", "en"))));
    dispatcher.sendDue(CLOCK.instant());
    assertThat(welcomes(lea)).as("it waits for the first date").isEmpty();
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(welcomes(lea)).hasSize(1);
    assertThat(welcomes(ana)).as("who facilitates is no member").isEmpty();
    assertThat(read(welcomes(lea).getFirst()))
        .contains(ana, "Maximilien", "Accompagnement du changement")
        .contains("Salle <b>Ampère</b>", "https://video.example.org/salle-3")
        .contains("Confidentialité", "Engagement dans la durée")
        .contains("https://codev.example.org/invitations/", "Le lien est personnel");
    assertThat(read(welcomes(max).getFirst())).contains("Supporting change", "Your first session");
  }

  @Test
  @DisplayName("sans date au bout d’un jour, la lettre de bienvenue part et le dit")
  void without_a_date_the_welcome_waits_for_a_day() throws Exception {
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(1)));
    assertThat(read(welcomes(lea).getFirst())).contains("pas encore fixée");
  }

  @Test
  @DisplayName("suivre le lien de la lettre n’accepte rien, la charte se relit ensuite")
  void following_the_link_accepts_nothing() {
    plan(session, morning);
    assertThat(as(lea).get("/groups/" + group).text())
        .contains("J’accepte la charte", "Engagement dans la durée");
    assertThat(as(lea).get("/api/groups/" + group).json().at("/charterAcceptances")).isEmpty();
    seen(must(as(lea).post(path("/charter/acceptances"), Map.of("version", 1))));
    assertThat(as(lea).get("/groups/" + group).text())
        .doesNotContain("J’accepte la charte")
        .contains("Engagement dans la durée", "Vous avez accepté cette charte.");
  }

  @Test
  @DisplayName("une charte reformulée est envoyée à chaque membre, une fois, avec son texte")
  void a_worded_charter_is_sent_to_each_member() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    var wording = Map.of("version", 2, "promises", List.of("On commence à l’heure & on rit"));
    seen(must(as(ana).post(path("/charter"), wording)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    var letters = received(lea).stream().filter(one -> subject(one).contains("a changé")).toList();
    assertThat(letters).hasSize(1);
    assertThat(read(letters.getFirst()))
        .contains("On commence à l’heure &amp; on rit", "/invitations/")
        .doesNotContain("Bienveillance");
    assertThat(subjects(ana)).noneMatch(subject -> subject.contains("a changé"));
  }

  @Test
  @DisplayName("qui n’a pas accepté la charte au bout d’une semaine en reçoit un rappel, un seul")
  void who_has_not_accepted_the_charter_is_reminded_once() throws Exception {
    seen(must(as(max).post(path("/charter/acceptances"), Map.of("version", 1))));
    var aWeekLater = CLOCK.instant().plus(Duration.ofDays(7)).plusSeconds(60);
    dispatcher.sendDue(aWeekLater.minus(Duration.ofDays(1)));
    assertThat(charterReminders(lea)).isEmpty();
    dispatcher.sendDue(aWeekLater);
    dispatcher.sendDue(aWeekLater.plus(Duration.ofDays(1)));
    dispatcher.sendDue(aWeekLater.plus(Duration.ofDays(8)));

    assertThat(charterReminders(lea)).hasSize(1);
    assertThat(read(charterReminders(lea).getFirst()))
        .contains("https://codev.example.org/invitations/", "Bienveillance", ana);
    assertThat(charterReminders(max)).as("has accepted").isEmpty();
    assertThat(charterReminders(ana)).as("facilitates").isEmpty();
  }

  @Test
  @DisplayName("la lettre mène à la réponse ; l’animateur voit qui vient, le responsable combien")
  void the_letter_leads_to_the_answer() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    var page = "/groups/" + group + "/sessions/" + session + "/answer";
    assertThat(read(received(lea).getFirst())).contains("https://codev.example.org/invitations/");
    assertThat(read(received(ana).getFirst())).doesNotContain("/invitations/");

    assertThat(as(lea).get(page).text())
        .contains("Je participerai", "Peut-être", "Je ne participerai pas");
    assertThat(as("manager").get(page).status()).isEqualTo(403);
    assertThat(as(ana).get("/groups/" + group).text()).contains("Personne n’a confirmé");

    seen(must(as(lea).post(path("/sessions/" + session + "/answer"), answer("ACCEPTED"))));
    seen(must(as(max).post(path("/sessions/" + session + "/answer"), answer("DECLINED"))));
    assertThat(as(ana).get("/groups/" + group).text())
        .contains("Une personne a confirmé", "(" + lea + ")", "(Maximilien)")
        .contains("2 membres seulement viendraient", "Proposez une autre date");
    assertThat(as("manager").get("/groups/" + group).text())
        .contains("Une personne a confirmé", "2 membres seulement viendraient")
        .doesNotContain("(" + lea + ")", "(Maximilien)");
    assertThat(as(zoe).get("/groups/" + group).text())
        .contains("Participerez-vous")
        .doesNotContain("Une personne a confirmé");
    assertThat(as("manager").get("/api/groups/" + group).text()).doesNotContain("DECLINED");
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(ana)).filteredOn(one -> one.startsWith("Trop peu")).hasSize(1);
    assertThat(subjects(lea)).noneMatch(one -> one.startsWith("Trop peu"));

    move(session, morning.plus(Duration.ofDays(7)));
    assertThat(as(ana).get("/groups/" + group).text()).contains("Personne n’a confirmé");
  }

  private static Map<String, String> answer(String answer) {
    return Map.of("answer", answer);
  }

  @Test
  @DisplayName(
      "rien ne part d’une vue à moitié reconstruite ; une fois entière, tout part une fois")
  void nothing_is_computed_from_a_half_built_view() {
    plan(session, morning);
    var anonymous = new TestApiClient(service(), null);
    try (var halfBuilt = new HalfBuiltViews(LOG, views)) {
      await()
          .untilAsserted(
              () -> halfBuilt.mustBeKnownTo(anonymous.get("/actuator/health/read-models").text()));

      assertThat(as(lea).get("/api/groups/" + group).status()).isEqualTo(503);

      assertThatThrownBy(() -> dispatcher.sendDue(CLOCK.instant()))
          .isInstanceOf(ViewUnavailableException.class);
      assertThat(subjects(lea)).isEmpty();
    }
    await()
        .ignoreException(ViewUnavailableException.class)
        .untilAsserted(
            () -> {
              dispatcher.sendDue(CLOCK.instant());
              assertThat(subjects(lea)).hasSize(1);
            });
  }

  @Test
  @DisplayName("un cycle planifié en une fois invite à chacune de ses séances")
  void a_cycle_planned_at_once_is_an_invitation_for_each_session() {
    var cycle =
        Map.of(
            "firstDate",
            LocalDate.now(CLOCK.withZone(PARIS)).plusDays(60),
            "timeOfDay",
            "09:00",
            "zone",
            "Europe/Paris",
            "count",
            3);
    seen(must(as(ana).post(path("/sessions/cycle"), cycle)));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(subjects(lea)).hasSize(3).allMatch(subject -> subject.startsWith(INVITATION));
  }

  @Test
  @DisplayName("qui a choisi l’anglais est invité en anglais")
  void whoever_chose_english_is_invited_in_english() {
    seen(must(as(max).post("/api/me/preferences", Map.of("language", "en"))));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());

    assertThat(subjects(max))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Invitation: Lumière & <i>Cie</i>, session 1, ");
    assertThat(subjects(lea)).hasSize(1).first().asString().startsWith(INVITATION);
  }

  @Test
  @DisplayName("déplacée puis annulée, la séance l’annonce à chaque fois")
  void moved_then_cancelled_it_is_told_each_time() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    var later = Map.of("startsAt", morning.plus(Duration.ofDays(7)), "reason", "Salle prise");
    seen(must(as(ana).post(path("/sessions/" + session + "/move"), later)));
    dispatcher.sendDue(CLOCK.instant());
    var reason = Map.of("reason", "Grève");
    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), reason)));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(lea)).containsExactly("Invitation", "Nouvelle date", "Séance annulée");
    for (var email : received(lea))
      assertThat(read(email)).doesNotContain("Salle prise", "Grève", "Gr=C3=A8ve");
    assertThat(read(received(lea).getLast()))
        .contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2");
  }

  @Test
  @DisplayName("trois jours avant, un rappel à qui le veut bien, une fois")
  void three_days_before_whoever_wants_it_is_reminded_once() {
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
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
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)).minus(Duration.ofHours(4)));
    assertThat(subjects(lea)).hasSize(1);
  }

  @Test
  @DisplayName("une séance annulée ne se rappelle pas")
  void a_cancelled_session_is_not_reminded_of() {
    plan(session, morning);
    var reason = Map.of("reason", "Grève");
    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), reason)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1).first().asString().startsWith("Séance annulée");
  }

  @Test
  @DisplayName("qui rejoint le groupe est invité à tout ce qui est prévu, même depuis longtemps")
  void whoever_joins_is_invited_to_all_that_is_planned() throws Exception {
    plan(session, morning);
    plan(UUID.randomUUID(), morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as("manager").post(path("/members"), Map.of("username", tom))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(tom)).containsExactly("Invitation", "Invitation");
    assertThat(read(received(tom).getFirst())).contains("UID:" + session, "codev.ics");
    assertThat(subjects(lea)).hasSize(2);
  }

  @Test
  @DisplayName("ce qui change après son arrivée, il l’apprend avec les autres")
  void what_changes_later_is_told_to_them_as_to_the_others() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as("manager").post(path("/members"), Map.of("username", tom))));
    dispatcher.sendDue(CLOCK.instant());
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(tom)).containsExactly("Invitation", "Nouvelle date");
  }

  @Test
  @DisplayName("qui a quitté le groupe voit ses séances retirées de son agenda, puis plus rien")
  void whoever_has_left_gets_a_cancellation_and_nothing_more() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as("manager").post(path("/members/" + max + "/departure"), Map.of("reason", "?"))));
    dispatcher.sendDue(CLOCK.instant());
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.plus(Duration.ofDays(4)));

    assertThat(kinds(max)).containsExactly("Invitation", "Retirée de votre agenda");
    assertThat(read(received(max).getLast())).contains("METHOD:CANCEL", "SEQUENCE:1");
    assertThat(subjects(lea)).hasSize(3);
  }

  @Test
  @DisplayName("qui anime à la place d’un autre reçoit les lettres de sa séance, et d’elle seule")
  void a_stand_in_gets_the_letters_of_their_session() {
    var other = UUID.randomUUID();
    plan(session, morning);
    plan(other, morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(CLOCK.instant());
    var standIn = Map.of("username", tom, "sessionId", session, "reason", "Congé");
    seen(must(as("manager").post(path("/facilitator"), standIn)));
    dispatcher.sendDue(CLOCK.instant());
    move(other, morning.plus(Duration.ofDays(35)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));

    assertThat(subjects(tom))
        .hasSize(2)
        .satisfies(first -> assertThat(first.getFirst()).startsWith("À animer"))
        .last()
        .asString()
        .contains("séance le");
    assertThat(kinds(ana))
        .containsExactly("Invitation", "Invitation", "Retirée de votre agenda", "Nouvelle date");
  }

  @Test
  @DisplayName("une séance remise à plus tard ne se rappelle qu’à sa nouvelle date")
  void a_session_put_off_is_reminded_of_at_its_new_date_only() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    for (var type : List.of("session.opened.v1", "session.postponed.v1"))
      sessions.handle(message(type, Map.of("sessionId", session, "groupId", group, "by", ana)));
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(2).last().asString().startsWith("Séance reportée");
    assertThat(subjects(ana)).hasSize(2).last().asString().startsWith("Séance reportée");

    move(session, morning.plus(Duration.ofDays(14)));
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(lea)).hasSize(3).last().asString().startsWith("Nouvelle date");
    dispatcher.sendDue(morning.plus(Duration.ofDays(12)));
    assertThat(subjects(lea)).hasSize(4).last().asString().contains("séance le");
  }

  @Test
  @DisplayName(
      "après la séance, le lien du résumé est envoyé une fois, sauf à qui ne veut que l’agenda")
  void after_the_session_the_summary_is_sent_once() throws Exception {
    plan(session, morning);
    seen(must(as(max).post("/api/me/preferences", Map.of("reminders", false))));
    dispatcher.sendDue(CLOCK.instant());
    hold(List.of(lea), Map.of(lea, "PRESENT", max, "PRESENT", zoe, "PRESENT"));
    seen(must(as("manager").post(path("/members"), Map.of("username", tom))));
    var soon = morning.plus(Duration.ofHours(3)).plusSeconds(60);
    dispatcher.sendDue(soon);
    dispatcher.sendDue(soon.plus(Duration.ofHours(1)));

    assertThat(subjects(lea))
        .filteredOn(one -> one.startsWith("Résumé"))
        .containsExactly("Résumé de la séance 1 du groupe Lumière & <i>Cie</i>");
    assertThat(read(received(lea).getLast()))
        .contains("https://codev.example.org/sessions/" + session + "/summary", "émarger");
    assertThat(subjects(ana)).last().asString().startsWith("Résumé");
    assertThat(read(received(ana).getLast())).doesNotContain("émarger");
    assertThat(subjects(max)).noneMatch(one -> one.startsWith("Résumé"));
    assertThat(subjects(tom)).as("came later").noneMatch(one -> one.startsWith("Résumé"));
  }

  @Test
  @DisplayName("qui était absent reçoit le résumé, sans l’invitation à évaluer et à émarger")
  void who_was_absent_is_not_asked_to_evaluate() throws Exception {
    plan(session, morning);
    hold(List.of(lea), Map.of(lea, "LEFT_EARLY", max, "ABSENT", zoe, "PRESENT"));
    var english = Map.of("language", "en", "reminders", true);
    seen(must(as(max).post("/api/me/preferences", english)));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    assertThat(subjects(max)).last().asString().startsWith("Summary");
    assertThat(read(received(max).getLast()))
        .contains("/sessions/" + session + "/summary")
        .doesNotContain("evaluate", "sign attendance");
    assertThat(read(received(lea).getLast())).contains("émarger");
  }

  @Test
  @DisplayName(
      "d’une séance terminée avant la consultation, il n’annonce ni contrat ni plan d’action")
  void of_a_session_that_ended_early_no_plan_is_announced() throws Exception {
    plan(session, morning);
    hold(List.of(), Map.of(lea, "PRESENT"));
    var english = Map.of("language", "en", "reminders", true);
    seen(must(as(max).post("/api/me/preferences", english)));
    dispatcher.sendDue(morning.plus(Duration.ofHours(3)).plusSeconds(60));

    assertThat(read(received(lea).getLast()))
        .contains("/sessions/" + session + "/summary", "avant la consultation")
        .doesNotContain("plan d’action");
  }

  /**
   * @param clients whose turn took place
   * @param attendance status by person
   */
  private void hold(List<String> clients, Map<String, String> attendance) {
    sessions.handle(
        message("session.opened.v1", Map.of("sessionId", session, "groupId", group, "by", ana)));
    sessions.handle(
        message(
            "session.closed.v2",
            Map.of(
                "sessionId",
                session,
                "groupId",
                group,
                "clients",
                clients,
                "openedAt",
                morning,
                "closedAt",
                morning.plus(Duration.ofHours(3)),
                "attendance",
                attendance.entrySet().stream()
                    .map(
                        there ->
                            Map.of(
                                "username",
                                there.getKey(),
                                "status",
                                there.getValue(),
                                "signed",
                                true))
                    .toList())));
  }

  private static InboundMessage message(String type, Map<String, ?> body) {
    var complete = new HashMap<String, Object>(body);
    complete.put("at", CLOCK.instant());
    return InboundMessage.of(type, "any", 1, CLOCK.instant(), JSON.writeValueAsString(complete));
  }

  @Test
  @DisplayName("qui s’est fait effacer n’a plus ni nom ni adresse, et ne reçoit plus rien")
  void whoever_is_erased_has_neither_name_nor_address() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    learning.handle(message("learning.person-erased.v1", Map.of("username", max, "by", max)));
    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());
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
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(morning.minus(Duration.ofDays(2)));
    assertThat(subjects(lea)).hasSize(1);

    dispatcher.sendDue(morning.plus(Duration.ofDays(12)));
    assertThat(subjects(lea)).hasSize(2).last().asString().contains("séance le");
  }

  @Test
  @DisplayName("ce qui a changé il y a plus d’une semaine ne s’annonce plus")
  void what_changed_long_ago_is_no_news() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(8)));
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
    var plan =
        Map.of(
            "id",
            session,
            "startsAt",
            startsAt,
            "place",
            group + " Salle <b>Ampère</b>",
            "videoLink",
            "https://video.example.org/salle-3");
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

  /** All about sessions. */
  private static List<MimeMessage> received(String name) {
    return all(name).filter(message -> !isWelcome(message) && !isCharterReminder(message)).toList();
  }

  private static List<MimeMessage> welcomes(String name) {
    return all(name).filter(EmailsTest::isWelcome).toList();
  }

  private static boolean isWelcome(MimeMessage message) {
    return subject(message).matches("(Bienvenue|Welcome) .*");
  }

  private static List<MimeMessage> charterReminders(String name) {
    return all(name).filter(EmailsTest::isCharterReminder).toList();
  }

  private static boolean isCharterReminder(MimeMessage message) {
    return subject(message).endsWith("attend votre accord");
  }

  private static Stream<MimeMessage> all(String name) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(message -> to(message).equals(address(name)));
  }

  private static List<String> subjects(String name) {
    return received(name).stream().map(EmailsTest::subject).toList();
  }

  /** What the subjects begin with. */
  private static List<String> kinds(String name) {
    return subjects(name).stream().map(subject -> subject.split(" :", 2)[0]).toList();
  }

  /** The parts of a message by the media types that lead to them. */
  private static Map<String, Part> parts(Part part) throws MessagingException, IOException {
    var type = part.getContentType().split(";", 2)[0].toLowerCase(Locale.ROOT);
    var parts = new LinkedHashMap<String, Part>();
    if (part.getContent() instanceof Multipart all)
      for (int i = 0; i < all.getCount(); i++)
        parts(all.getBodyPart(i)).forEach((path, one) -> parts.put(type + "/" + path, one));
    else parts.put(type, part);
    return parts;
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
      return message.getSubject().replaceAll("[\u00a0\u202f]", " ");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything in it, decoded, names of files included. */
  private static String read(Part part) throws MessagingException, IOException {
    var name = part.getFileName() == null ? "" : part.getFileName() + "\n";
    if (part.getContent() instanceof Multipart all) {
      var text = new StringBuilder();
      for (int i = 0; i < all.getCount(); i++) text.append(read(all.getBodyPart(i)));
      return text.toString();
    }
    return name + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
