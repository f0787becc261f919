package codev.group;

import static codev.group.ReceivedEmails.all;
import static codev.group.ReceivedEmails.charterReminders;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.received;
import static codev.group.ReceivedEmails.subject;
import static codev.group.ReceivedEmails.subjects;
import static codev.group.ReceivedEmails.welcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.domain.command.PersonCommand.LeaveOrganisation;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.invitations.InvitationAddresses;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.invitations.PersonalInvitation.ToSession;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("La bienvenue dans un groupe et sa charte, par courriel")
@Order(ServiceTest.EMAILS_FIRST)
class CharterEmailsTest extends GroupEmailsTest {
  @Autowired private CommandSender commands;
  @Autowired private InvitationAddresses addresses;

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
        .contains("https://codev.example.org/invitations/", "Le lien est personnel")
        .contains(toCharter(0) + "?answer=ACCEPTED", ">J’accepte et je participerai</a>")
        .contains(toSession() + "?answer=DECLINED", ">Pas cette date</a>")
        .contains(toCharter(0) + "?answer=DECLINED", ">Je renonce à ma place</a>");
    assertThat(read(welcomes(max).getFirst())).contains("Supporting change", "Your first session");
  }

  @Test
  @DisplayName("la lettre commence par la première date, et dit jusqu’à quand le groupe se réunit")
  void the_first_date_and_the_last_one() throws Exception {
    plan(session, morning);
    plan(UUID.randomUUID(), morning.plus(Duration.ofDays(14)));
    plan(UUID.randomUUID(), morning.plus(Duration.ofDays(28)));
    dispatcher.sendDue(CLOCK.instant());

    var letter = welcomes(lea).getFirst();
    assertThat(subject(letter)).matches("Bienvenue : .*, première séance le .*\\d{4}.*");
    assertThat(read(letter))
        .containsSubsequence(
            "Votre première séance",
            "2 autres séances, jusqu’au ",
            "Toutes les dates",
            "Le codéveloppement en bref")
        .contains(
            toCharter(0) + "?answer=ACCEPTED",
            ">J’accepte et je participerai à toutes les séances<")
        .contains("Vous recevez aussi chaque séance pour votre agenda");
  }

  @Test
  @DisplayName(
      "à une nouvelle adresse, qui n’a pas encore accepté la charte est accueilli une fois")
  void who_has_another_address_is_welcomed_there() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as(max).post(path("/charter/acceptances"), Map.of("version", 1))));
    for (var member : List.of(lea, max)) {
      var corrected = address("corrected" + member);
      var entry = Map.of("username", member, "displayName", member, "email", corrected);
      seen(must(as(initiator).post("/api/people", List.of(entry))));
    }
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    assertThat(welcomes(lea)).hasSize(1);
    assertThat(welcomes("corrected" + lea)).hasSize(1);
    assertThat(read(welcomes("corrected" + lea).getFirst())).contains("/invitations/");
    assertThat(welcomes(max)).hasSize(1);
    assertThat(welcomes("corrected" + max)).as("the charter is accepted").isEmpty();
  }

  @Test
  @DisplayName("sans date au bout d’un jour, la lettre de bienvenue part et le dit")
  void without_a_date_the_welcome_waits_for_a_day() throws Exception {
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(1)));
    assertThat(read(welcomes(lea).getFirst()))
        .contains("pas encore fixée", toCharter(0), ">Lire et accepter la charte</a>")
        .contains(toCharter(0) + "?answer=DECLINED", ">Je renonce à ma place</a>")
        .doesNotContain("?answer=ACCEPTED", "Pas cette date");
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
        .contains("https://codev.example.org/invitations/", "Bienveillance", ana)
        .contains("le seul pour cette version de la charte");
    assertThat(charterReminders(max)).as("has accepted").isEmpty();
    assertThat(charterReminders(ana)).as("facilitates").isEmpty();
  }

  @Test
  @DisplayName("une charte reformulée se rappelle une fois à son tour")
  void another_wording_is_reminded_of_once() {
    var aWeekLater = CLOCK.instant().plus(Duration.ofDays(7)).plusSeconds(300);
    dispatcher.sendDue(aWeekLater);
    var wording = Map.of("version", 2, "promises", List.of("On commence à l’heure"));
    seen(must(as(ana).post(path("/charter"), wording)));
    dispatcher.sendDue(aWeekLater);
    dispatcher.sendDue(aWeekLater.plus(Duration.ofDays(1)));

    assertThat(charterReminders(lea)).hasSize(2);
  }

  @Test
  @DisplayName("à qui n’est plus de l’organisation, il n’est plus rien demandé")
  void who_has_left_the_organisation_is_asked_for_nothing() {
    plan(session, morning);
    var left =
        commands.send(
            new LeaveOrganisation(
                new Username(lea),
                List.of(),
                0,
                Instant.EPOCH,
                new Username(initiator),
                CLOCK.instant()));
    must(as(initiator).get(path("?after=" + left.position())));
    await().until(() -> !members().contains(lea));
    plan(UUID.randomUUID(), morning.plus(Duration.ofDays(14)));
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(7)).plusSeconds(300));

    assertThat(all(lea)).as("not even what clears a calendar that is empty").isEmpty();
    assertThat(welcomes(max)).hasSize(1);
    assertThat(charterReminders(max)).hasSize(1);
  }

  @Test
  @DisplayName("qui revient est accueilli à nouveau, à d’autres adresses")
  void who_comes_back_is_welcomed_at_other_addresses() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    seen(must(as(initiator).post(path("/members/" + lea + "/departure"), Map.of("reason", "?"))));
    seen(must(as(initiator).post(path("/members"), Map.of("username", lea))));
    dispatcher.sendDue(CLOCK.instant());

    assertThat(welcomes(lea)).hasSize(2);
    assertThat(read(welcomes(lea).getFirst())).contains(toCharter(0)).doesNotContain(toCharter(1));
    assertThat(read(welcomes(lea).getLast())).contains(toCharter(1)).doesNotContain(toCharter(0));
  }

  private String members() {
    return as(initiator).get("/api/groups/" + group).json().path("members").toString();
  }

  private String toSession() {
    return addresses.path(
        new ToSession(new GroupId(group), new SessionId(session), 0, new Username(lea), 0));
  }

  private String toCharter(int stay) {
    return addresses.path(new ToCharter(new GroupId(group), 1, new Username(lea), stay));
  }
}
