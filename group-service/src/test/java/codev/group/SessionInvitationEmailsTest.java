package codev.group;

import static codev.group.ReceivedEmails.kinds;
import static codev.group.ReceivedEmails.parts;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.received;
import static codev.group.ReceivedEmails.subject;
import static codev.group.ReceivedEmails.subjects;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.email.EmailDelivery;
import codev.infra.email.EmailId;
import codev.infra.email.SentEmails;
import codev.infra.projections.authenticity.ViewAuthentication;
import codev.infra.testkit.HalfBuiltViews;
import codev.infra.testkit.TestApiClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les invitations aux séances d’un groupe, par courriel")
@Order(ServiceTest.EMAILS_FIRST)
class SessionInvitationEmailsTest extends GroupEmailsTest {
  private static final String INVITATION = "Invitation : Lumière & <i>Cie</i>, séance ";

  @Autowired private SentEmails sent;
  @Autowired private MongoDatabase views;
  @Autowired private ViewAuthentication authentication;

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
  @DisplayName("l’animateur n’a pas à répondre : son agenda ne le lui demande pas")
  void the_calendar_of_the_facilitator_asks_for_no_answer() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());

    assertThat(read(received(ana).getFirst()).replace("\r\n ", ""))
        .contains("METHOD:REQUEST", "RSVP=FALSE", "PARTSTAT=ACCEPTED", "mailto:" + address(ana))
        .doesNotContain("RSVP=TRUE");
    assertThat(read(received(lea).getFirst()).replace("\r\n ", ""))
        .contains("RSVP=TRUE", "PARTSTAT=NEEDS-ACTION", "X-MICROSOFT-DISALLOW-COUNTER:TRUE");
  }

  @Test
  @DisplayName("la lettre mène à la réponse ; l’animateur voit qui vient, le responsable combien")
  void the_letter_leads_to_the_answer() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    var page = "/groups/" + group + "/sessions/" + session + "/answer";
    assertThat(read(received(lea).getFirst()))
        .contains("https://codev.example.org/invitations/", ">Peut-être</a>")
        .contains("?answer=ACCEPTED", "?answer=TENTATIVE", "?answer=DECLINED");
    assertThat(read(received(ana).getFirst())).doesNotContain("/invitations/");

    assertThat(as(lea).get(page).text())
        .contains("Je participerai", "Peut-être", "Je ne participerai pas");
    assertThat(as(initiator).get(page).status()).isEqualTo(403);
    assertThat(as(ana).get("/groups/" + group).text()).contains("Personne n’a confirmé");

    seen(must(as(lea).post(path("/sessions/" + session + "/answer"), answer("ACCEPTED"))));
    seen(must(as(max).post(path("/sessions/" + session + "/answer"), answer("DECLINED"))));
    assertThat(as(ana).get("/groups/" + group).text())
        .contains("Une personne a confirmé", "(" + lea + ")", "(Maximilien)")
        .contains("2 membres seulement viendraient", "Choisissez une autre date");
    assertThat(as(initiator).get("/groups/" + group).text())
        .contains("Une personne a confirmé", "2 membres seulement viendraient")
        .doesNotContain("(" + lea + ")", "(Maximilien)");
    assertThat(as(zoe).get("/groups/" + group).text())
        .contains("Participerez-vous")
        .doesNotContain("Une personne a confirmé");
    assertThat(as(initiator).get("/api/groups/" + group).text()).doesNotContain("DECLINED");
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(ana)).filteredOn(one -> one.startsWith("Trop peu")).hasSize(1);
    assertThat(subjects(lea)).noneMatch(one -> one.startsWith("Trop peu"));

    var warning = received(ana).stream().filter(one -> subject(one).startsWith("Trop peu"));
    assertThat(read(warning.toList().getFirst()))
        .contains("#move-" + session, ">Choisir une autre date</a>")
        .contains("#session-" + session, ">Raccourcir la séance à une heure</a>");
    assertThat(sent.to(ana))
        .as("that an address is refused is known by its recipient")
        .extracting(EmailDelivery::id)
        .contains(new EmailId("quorum/" + session + "/0/" + ana));

    move(session, morning.plus(Duration.ofDays(7)));
    assertThat(as(ana).get("/groups/" + group).text()).contains("Personne n’a confirmé");
  }

  @Test
  @DisplayName("tenue en une heure, elle garde date et réponses, et chacun en est prévenu une fois")
  void a_session_is_held_in_an_hour() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as(lea).post(path("/sessions/" + session + "/answer"), answer("ACCEPTED"))));
    seen(must(as(max).post(path("/sessions/" + session + "/answer"), answer("DECLINED"))));
    assertThat(as(ana).get("/groups/" + group).text())
        .contains("Raccourcir la séance à une heure", "Choisir une autre date");

    var change = Map.of("template", "FLASH_60");
    seen(must(as(ana).post(path("/sessions/" + session + "/template"), change)));
    assertThat(as(ana).get("/groups/" + group).text())
        .contains("Une personne a confirmé", "2 membres seulement viendraient")
        .doesNotContain("Raccourcir la séance à une heure");
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    var changed =
        received(lea).stream().filter(one -> subject(one).startsWith("Nouvelle durée")).toList();
    assertThat(changed).hasSize(1);
    assertThat(read(changed.getFirst()).replace("\r\n ", ""))
        .contains("durera 60 minutes", "SEQUENCE:1")
        .as("the calendar keeps the answer")
        .contains("PARTSTAT=ACCEPTED");

    move(session, morning.plus(Duration.ofDays(7)));
    dispatcher.sendDue(CLOCK.instant());
    var moved =
        received(lea).stream().filter(one -> subject(one).startsWith("Nouvelle date")).toList();
    assertThat(read(moved.getFirst()).replace("\r\n ", ""))
        .contains("PARTSTAT=NEEDS-ACTION")
        .doesNotContain("PARTSTAT=ACCEPTED");
  }

  @Test
  @DisplayName("si le prochain client ne vient pas, l’animateur l’apprend, une fois par client")
  void the_facilitator_is_told_that_the_next_client_does_not_come() throws Exception {
    plan(session, morning);
    seen(must(as(initiator).post(path("/members"), Map.of("username", tom))));
    seen(must(as(zoe).post(path("/sessions/" + session + "/answer"), answer("DECLINED"))));
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(ana)).noneMatch(SessionInvitationEmailsTest::isOfTurn);

    seen(must(as(zoe).post(path("/sessions/" + session + "/answer"), answer("ACCEPTED"))));
    seen(must(as(lea).post(path("/sessions/" + session + "/answer"), answer("DECLINED"))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    var told = received(ana).stream().filter(one -> isOfTurn(subject(one))).toList();
    assertThat(told).hasSize(1);
    assertThat(read(told.getFirst()))
        .contains(lea + " a annoncé son absence", "C’est son tour d’être client")
        .contains("#swap", ">Échanger deux tours</a>", "#move-" + session);
    for (var member : List.of(lea, max, tom))
      assertThat(subjects(member)).noneMatch(SessionInvitationEmailsTest::isOfTurn);

    var swap = Map.of("id", UUID.randomUUID(), "member", lea, "with", max, "reason", "Congé");
    seen(must(as(ana).post(path("/rotation/swaps"), swap)));
    dispatcher.sendDue(CLOCK.instant());
    assertThat(subjects(ana)).filteredOn(SessionInvitationEmailsTest::isOfTurn).hasSize(1);
  }

  @Test
  @DisplayName("qui ne vient pas à son tour peut écrire à l’animateur pour l’échanger")
  void who_misses_their_turn_can_write_to_the_facilitator() {
    plan(session, morning);
    for (var member : List.of(lea, max))
      seen(must(as(member).post(path("/sessions/" + session + "/answer"), answer("DECLINED"))));

    var answerPage = "/groups/" + group + "/sessions/" + session + "/answer";
    for (var page : List.of("/groups/" + group, answerPage, "/groups")) {
      assertThat(as(lea).get(page).text())
          .contains("Écrire à l’animateur pour échanger mon tour")
          .contains("href=\"mailto:" + address(ana) + "?subject=%C3%89changer%20mon%20tour");
      assertThat(as(max).get(page).text())
          .as("it is not their turn")
          .doesNotContain("mailto:", "échanger mon tour");
    }
  }

  private static boolean isOfTurn(String subject) {
    return subject.startsWith("Le prochain client sera absent");
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
    try (var halfBuilt = new HalfBuiltViews(LOG, views, authentication::code)) {
      await()
          .untilAsserted(
              () -> halfBuilt.mustBeKnownTo(anonymous.get("/actuator/health/read-models").text()));

      assertThat(as(lea).get("/api/groups/" + group).status()).isEqualTo(503);

      dispatcher.sendDue(CLOCK.instant());
      assertThat(subjects(lea)).isEmpty();
    }
    await()
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
  @DisplayName(
      "à une nouvelle adresse, chacun est invité une fois à ce qui l’attend, et à rien d’autre")
  void who_has_another_address_is_invited_there() throws Exception {
    var cancelled = UUID.randomUUID();
    plan(session, morning);
    plan(cancelled, morning.plus(Duration.ofDays(28)));
    seen(must(as(ana).post(path("/sessions/" + cancelled + "/cancel"), Map.of("reason", "Grève"))));
    dispatcher.sendDue(CLOCK.instant());
    var corrected = "corrected" + lea;
    var entry = Map.of("username", lea, "displayName", lea, "email", address(corrected));
    seen(must(as(initiator).post("/api/people", List.of(entry))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(kinds(corrected)).containsExactly("Invitation");
    assertThat(read(received(corrected).getFirst()).replace("\r\n ", ""))
        .contains("METHOD:REQUEST", "SEQUENCE:0", "UID:" + session, "mailto:" + address(corrected));
    assertThat(kinds(lea)).contains("Invitation").doesNotHaveDuplicates();
    assertThat(kinds(max)).doesNotHaveDuplicates();

    seen(must(as(ana).post(path("/sessions/" + session + "/cancel"), Map.of("reason", "Grève"))));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());
    assertThat(kinds(corrected)).containsExactly("Invitation", "Séance annulée");
  }

  @Test
  @DisplayName("ce qui a changé il y a plus d’une semaine ne s’annonce plus")
  void what_changed_long_ago_is_no_news() {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(8)));
    assertThat(subjects(lea)).isEmpty();
  }
}
