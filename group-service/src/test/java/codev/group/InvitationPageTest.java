package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.domain.command.PersonCommand.LeaveOrganisation;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.invitations.InvitationAddresses;
import codev.group.invitations.PersonalInvitation.ToCharter;
import codev.group.invitations.PersonalInvitation.ToSession;
import codev.group.messaging.LearningMessageListener;
import codev.group.messaging.SessionMessageListener;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventrelay.CloudEventMessage;
import codev.infra.eventstore.axon.CommandSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("La page d’une invitation, à l’adresse que seul le courriel contient")
class InvitationPageTest extends OneGroupTest {
  private static final String DATE = "2027-01-11T08:00:00Z";

  private final HttpClient browser = HttpClient.newHttpClient();
  private final UUID session = UUID.randomUUID();

  @Autowired private InvitationAddresses addresses;
  @Autowired private TextEncryption encryption;
  @Autowired private CommandSender commands;
  @Autowired private SessionMessageListener sessions;
  @Autowired private LearningMessageListener learning;

  @BeforeEach
  void a_session() {
    var plan = Map.of("id", session, "startsAt", DATE, "place", "Salle " + group);
    must(as(myFacilitator).post(path("/sessions"), plan));
  }

  @Test
  @DisplayName("sans se connecter on y accepte la charte ; l’ouvrir n’accepte rien")
  void the_charter_is_accepted_without_a_sign_in() throws Exception {
    var address = toCharter(1);
    assertThat(toCharter(1)).as("the same invitation, the same address").isEqualTo(address);

    assertThat(open(address).body())
        .contains("Invitation pour " + lea, "Confidentialité", "J’accepte la charte")
        .contains("Ne transmettez pas son adresse")
        .doesNotContain("??", "Salle " + group);
    assertThat(acceptances()).isEqualTo("[]");

    assertThat(answered(address, ""))
        .contains("votre accord est enregistré", "Répondre à l’invitation", "Salle " + group)
        .doesNotContain("J’accepte la charte");
    assertThat(answered(address, "")).contains("votre accord est enregistré", "Annuler ma réponse");
    assertThat(acceptances().split(lea, -1)).as("accepted once").hasSize(2);

    assertThat(answered(address, "withdraw=true"))
        .contains("J’accepte la charte")
        .doesNotContain("votre accord est enregistré", "Annuler ma réponse", "Salle " + group);
    assertThat(acceptances()).isEqualTo("[]");
    assertThat(answered(address, "")).contains("votre accord est enregistré");
  }

  @Test
  @DisplayName("le bouton du courriel de bienvenue accepte la charte et la première séance")
  void the_charter_and_the_first_session_are_accepted_at_once() throws Exception {
    assertThat(open(toCharter(1) + "?answer=ACCEPTED").body())
        .contains(
            "J’accepte la charte et je participerai", "Salle " + group, "value=\"" + DATE + "\"");
    assertThat(acceptances()).isEqualTo("[]");
    assertThat(page(myFacilitator, "/groups/" + group)).contains("Personne n’a confirmé");

    assertThat(answered(toCharter(1), "answer=ACCEPTED&startsAt=" + DATE))
        .contains("votre accord est enregistré", "Vous avez répondu que vous participerez")
        .doesNotContain("je participerai", "Répondre à l’invitation");
    assertThat(acceptances()).contains(lea);
    assertThat(page(myFacilitator, "/groups/" + group)).contains("Une personne a confirmé");
  }

  @Test
  @DisplayName("elle n’accepte la première séance qu’à la date montrée, et qu’une fois")
  void a_session_with_another_date_is_not_accepted() throws Exception {
    assertThat(answered(toCharter(1), "answer=ACCEPTED&startsAt=2027-01-12T08:00:00Z"))
        .contains("votre accord est enregistré", "Répondre à l’invitation")
        .doesNotContain("Vous avez répondu");

    assertThat(answered(toCharter(1), "withdraw=true")).contains("J’accepte la charte");
    assertThat(answered(toSession(0), "answer=DECLINED")).contains("vous ne participerez pas");
    assertThat(open(toCharter(1) + "?answer=ACCEPTED").body())
        .contains("J’accepte la charte")
        .doesNotContain("je participerai", DATE);
    assertThat(answered(toCharter(1), "answer=ACCEPTED&startsAt=" + DATE))
        .contains("votre accord est enregistré", "Vous avez répondu que vous ne participerez pas");
  }

  @Test
  @DisplayName("on y accepte en une fois les séances qui ont leur date, sauf celles déjà répondues")
  void all_sessions_are_accepted_at_once() throws Exception {
    var second = planned("2027-02-01T08:00:00Z");
    var third = planned("2027-03-01T08:00:00Z");
    var all = "answer=ACCEPTED&startsAt=" + DATE + "&startsAt=2027-02-01T08:00:00Z";
    assertThat(open(toCharter(1)).body()).doesNotContain("et je participerai");
    assertThat(open(toCharter(1) + "?answer=ACCEPTED").body())
        .contains("J’accepte la charte et je participerai aux 3 séances", "2027-03-01T08:00:00Z");
    must(as(lea).post(path("/sessions/" + second + "/answer"), Map.of("answer", "DECLINED")));

    assertThat(answered(toCharter(1), all + "&startsAt=2027-03-02T08:00:00Z"))
        .contains("votre accord est enregistré", "Vous avez répondu que vous participerez")
        .as("one alone is left")
        .doesNotContain("Je participerai aux");
    assertThat(acceptances()).contains(lea);
    assertThat(answers())
        .as("an answer that was given, and another date, stay as they are")
        .containsExactly("ACCEPTED", "DECLINED", "");

    must(as(lea).post(path("/sessions/" + third + "/answer"), Map.of("answer", "TENTATIVE")));
    assertThat(answers()).as("each can still be changed").last().isEqualTo("TENTATIVE");
  }

  @Test
  @DisplayName("la page du groupe les propose de même, aux membres seulement")
  void all_sessions_are_accepted_on_the_page_of_the_group() {
    planned("2027-02-01T08:00:00Z");
    var at = "/groups/" + group;
    assertThat(page(lea, at))
        .contains("2 séances attendent votre réponse.", "Je participerai aux 2 séances");
    assertThat(page(myFacilitator, at)).doesNotContain("Je participerai aux");

    var both = "startsAt=" + DATE + "&startsAt=2027-02-01T08:00:00Z";
    assertThat(submit(myFacilitator, at + "/sessions/answers", both).status()).isEqualTo(403);
    assertThat(submit(initiator, at + "/sessions/answers", both).status()).isEqualTo(403);
    assertThat(page(lea, onward(submit(lea, at + "/sessions/answers", both))))
        .doesNotContain("attendent votre réponse");
    assertThat(answers()).containsExactly("ACCEPTED", "ACCEPTED");
    assertThat(page(max, at)).contains("Je participerai aux 2 séances");
  }

  @Test
  @DisplayName("on y renonce à sa place dans le groupe, et l’on peut encore accepter")
  void a_place_is_declined_without_a_sign_in() throws Exception {
    assertThat(open(toCharter(1) + "?answer=DECLINED").body())
        .contains("Je renonce à ma place", "J’accepte la charte")
        .doesNotContain("Vous avez renoncé");
    assertThat(open(toCharter(1)).body()).doesNotContain("Je renonce à ma place", "renoncé");

    assertThat(answered(toCharter(1), "answer=DECLINED"))
        .contains("Vous avez renoncé à votre place", "J’accepte la charte")
        .doesNotContain("Je renonce à ma place");
    assertThat(acceptances()).isEqualTo("[]");

    assertThat(answered(toCharter(1), ""))
        .contains("votre accord est enregistré")
        .doesNotContain("renoncé");
  }

  @Test
  @DisplayName("elle n’accepte que la version que le courriel montre")
  void another_version_of_the_charter_needs_another_address() throws Exception {
    var wording = Map.of("version", 2, "promises", List.of("Rire"));
    must(as(myFacilitator).post(path("/charter"), wording));

    assertThat(answered(toCharter(1), ""))
        .contains("La charte du groupe a changé")
        .doesNotContain("J’accepte la charte");
    assertThat(acceptances()).isEqualTo("[]");

    assertThat(open(toCharter(2)).body()).contains("Rire", "J’accepte la charte");
    assertThat(answered(toCharter(2), "")).contains("Répondre à l’invitation", "Salle " + group);
    assertThat(open(toCharter(1)).body())
        .as("an address that has ended")
        .contains("La charte du groupe a changé")
        .doesNotContain("/invitations/", "Salle " + group);
  }

  @Test
  @DisplayName("sans se connecter on y répond à une séance, une fois, et l’on annule sa réponse")
  void a_session_is_answered_without_a_sign_in() throws Exception {
    var address = toSession(0);
    assertThat(open(address).body())
        .contains("Je participerai", "Peut-être", "Je ne participerai pas", "Salle " + group)
        .doesNotContain("Vous avez répondu", "Annuler ma réponse");

    assertThat(answered(address, "answer=DECLINED"))
        .contains("Vous avez répondu que vous ne participerez pas", "Annuler ma réponse")
        .contains("C’est votre tour d’être client")
        .doesNotContain("Je participerai", "Peut-être");
    assertThat(page(myFacilitator, "/groups/" + group)).contains(">une absence annoncée<");

    assertThat(answered(address, "answer=ACCEPTED"))
        .as("an address takes one answer")
        .contains("Vous avez répondu que vous ne participerez pas");
    assertThat(answered(address, "withdraw=true"))
        .contains("Je participerai", "Peut-être", "Participerez-vous")
        .doesNotContain("Vous avez répondu", "Annuler ma réponse");
    assertThat(page(myFacilitator, "/groups/" + group)).contains(">aucune absence annoncée<");

    assertThat(answered(address, "answer=ACCEPTED"))
        .contains("Vous avez répondu que vous participerez");
    assertThat(page(myFacilitator, "/groups/" + group)).contains("Une personne a confirmé");
    assertThat(send(address, "answer=SOMEDAY").statusCode()).isEqualTo(400);
    assertThat(send(address, "").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("le bouton du courriel y propose sa réponse d’abord, et n’en donne aucune")
  void the_button_of_an_email_proposes_its_answer() throws Exception {
    assertThat(open(toSession(0) + "?answer=DECLINED").body())
        .containsPattern("(?s)value=\"DECLINED\".*value=\"ACCEPTED\".*value=\"TENTATIVE\"")
        .containsPattern(
            "class=\"quiet\"[^>]*value=\"ACCEPTED\"|value=\"ACCEPTED\"[^>]*class=\"quiet\"")
        .doesNotContain("Vous avez répondu");
    assertThat(page(myFacilitator, "/groups/" + group))
        .contains("Personne n’a confirmé")
        .doesNotContain(">une absence annoncée<");
    assertThat(open(toSession(0)).body())
        .containsPattern("(?s)value=\"ACCEPTED\".*value=\"TENTATIVE\".*value=\"DECLINED\"");
    assertThat(open(toSession(0) + "?answer=SOMEDAY").statusCode()).isEqualTo(400);
  }

  @Test
  @DisplayName("une réponse donnée à la date d’avant est refusée, et la page dit pourquoi")
  void an_answer_to_an_earlier_date_is_refused() {
    var move = Map.of("startsAt", "2027-01-12T08:00:00Z", "reason", "Salle prise");
    must(as(myFacilitator).post(path("/sessions/" + session + "/move"), move));

    var at = "/sessions/" + session + "/answer";
    var refused = as(lea).post(path(at), Map.of("answer", "ACCEPTED", "startsAt", DATE));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.field("/rule")).isEqualTo("group.answer.another-date");
    assertThat(submit(lea, "/groups/" + group + at, "answer=ACCEPTED&startsAt=" + DATE).text())
        .contains("La date de cette séance a changé entre-temps");
    assertThat(page(myFacilitator, "/groups/" + group)).contains("Personne n’a confirmé");

    onward(submit(lea, "/groups/" + group + at, "answer=ACCEPTED&startsAt=2027-01-12T08:00:00Z"));
    assertThat(page(lea, "/groups/" + group)).contains("value=\"2027-01-12T08:00:00Z\"");
  }

  @Test
  @DisplayName("une autre date est une autre invitation")
  void another_date_needs_another_address() throws Exception {
    var move = Map.of("startsAt", "2027-01-12T08:00:00Z", "reason", "Salle prise");
    must(as(myFacilitator).post(path("/sessions/" + session + "/move"), move));

    assertThat(answered(toSession(0), "answer=ACCEPTED"))
        .contains("La date de cette séance a changé");
    assertThat(page(myFacilitator, "/groups/" + group)).contains("Personne n’a confirmé");
    assertThat(open(toSession(1)).body()).contains("Je participerai");

    var why = Map.of("reason", "Grève");
    must(as(myFacilitator).post(path("/sessions/" + session + "/cancel"), why));
    assertThat(open(toSession(1)).body())
        .contains("vous ne pouvez plus répondre")
        .doesNotContain("Je participerai", "Grève");
  }

  @Test
  @DisplayName("un autre lieu à la même date laisse valables les courriels d’avant")
  void another_place_leaves_the_address_open() throws Exception {
    must(
        as(myFacilitator)
            .post(path("/sessions/" + session + "/place"), Map.of("place", "Volta " + group)));

    assertThat(answered(toSession(0), "answer=ACCEPTED"))
        .contains("Volta " + group, "Vous avez répondu que vous participerez");
    assertThat(answered(toSession(1), "answer=DECLINED"))
        .as("one answer, at whichever address")
        .contains("Vous avez répondu que vous participerez");

    var move = Map.of("startsAt", "2027-01-12T08:00:00Z", "reason", "Salle prise");
    must(as(myFacilitator).post(path("/sessions/" + session + "/move"), move));
    for (int earlier = 0; earlier < 2; earlier++)
      assertThat(open(toSession(earlier)).body()).contains("La date de cette séance a changé");
    assertThat(open(toSession(2)).body()).contains("Je participerai");
  }

  @Test
  @DisplayName("une séance reportée n’a pas encore d’autre courriel à ouvrir")
  void a_postponed_session_has_no_later_email_yet() throws Exception {
    for (var type : List.of("session.opened.v1", "session.postponed.v1")) {
      Map<String, Object> body =
          Map.of("sessionId", session, "groupId", group, "by", lea, "at", CLOCK.instant());
      var words = JSON.writeValueAsString(body);
      sessions.handle(CloudEventMessage.uncarried(type, "any", 1, CLOCK.instant(), words));
    }

    assertThat(answered(toSession(0), "answer=ACCEPTED"))
        .contains("Vous recevrez une invitation dès que la nouvelle date sera fixée")
        .doesNotContain("courriel le plus récent", "Je participerai");
  }

  @Test
  @DisplayName("qui a quitté le groupe, et une adresse altérée, ne trouvent rien")
  void who_has_left_and_an_altered_address_find_nothing() throws Exception {
    var address = toCharter(1);
    int middle = address.length() / 2;
    char other = address.charAt(middle) == 'A' ? 'B' : 'A';
    var altered = address.substring(0, middle) + other + address.substring(middle + 1);
    assertThat(open(altered).statusCode()).isEqualTo(404);
    assertThat(send(altered, "").statusCode()).isEqualTo(404);
    assertThat(open("/invitations/x").statusCode()).isEqualTo(404);
    var words = "charter/" + group + "/-/1/" + lea;
    var encrypted = encryption.encrypt(max, "invitation", words);
    assertThat(open("/invitations/" + encrypted).statusCode())
        .as("words of another author")
        .isEqualTo(404);

    must(as(initiator).post(path("/members/" + lea + "/departure"), Map.of("reason", "Mutation")));
    assertThat(open(address).statusCode()).isEqualTo(404);
    assertThat(send(toSession(0), "answer=ACCEPTED").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("qui revient dans le groupe reçoit d’autres adresses, les anciennes restent closes")
  void who_comes_back_has_other_addresses() throws Exception {
    must(as(initiator).post(path("/members/" + lea + "/departure"), Map.of("reason", "Mutation")));
    must(as(initiator).post(path("/members"), Map.of("username", lea)));

    assertThat(open(toCharter(1)).statusCode()).isEqualTo(404);
    assertThat(send(toCharter(1), "").statusCode()).isEqualTo(404);
    assertThat(send(toSession(0), "answer=ACCEPTED").statusCode()).isEqualTo(404);
    assertThat(acceptances()).isEqualTo("[]");

    assertThat(answered(toCharter(1, lea, 1), ""))
        .contains("votre accord est enregistré", "Répondre à l’invitation")
        .contains(toSession(0, lea, 1));
    assertThat(answered(toSession(0, lea, 1), "answer=ACCEPTED"))
        .contains("Vous avez répondu que vous participerez");
  }

  @Test
  @DisplayName("l’adresse d’un courriel envoyé avant que les retours soient distingués vaut encore")
  void an_address_without_a_stay_is_of_the_first_one() throws Exception {
    var words = "charter/" + group + "/-/1/" + lea;
    var before = encryption.encrypt("invitation addresses", "invitation", words);

    assertThat("/invitations/" + before).isEqualTo(toCharter(1));
    assertThat(answered("/invitations/" + before, "")).contains("votre accord est enregistré");
  }

  @Test
  @DisplayName("qui n’est plus de l’organisation ne trouve rien")
  void who_has_left_the_organisation_finds_nothing() throws Exception {
    var at = CLOCK.instant();
    commands.send(
        new LeaveOrganisation(
            new Username(lea), List.of(), 0, Instant.EPOCH, new Username(initiator), at));

    for (var address : List.of(toCharter(1), toSession(0))) {
      assertThat(open(address).statusCode()).isEqualTo(404);
      assertThat(send(address, "answer=ACCEPTED").statusCode()).isEqualTo(404);
    }
    assertThat(acceptances()).isEqualTo("[]");
    assertThat(open(toCharter(1, max, 0)).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("qui s’est fait effacer ne trouve rien")
  void who_is_erased_finds_nothing() throws Exception {
    Map<String, Object> erasure = Map.of("username", lea, "by", lea, "at", CLOCK.instant());
    var words = JSON.writeValueAsString(erasure);
    learning.handle(
        CloudEventMessage.uncarried("learning.person-erased.v1", "any", 1, CLOCK.instant(), words));

    for (var address : List.of(toCharter(1), toSession(0))) {
      assertThat(open(address).statusCode()).isEqualTo(404);
      assertThat(send(address, "answer=ACCEPTED").statusCode()).isEqualTo(404);
    }
    assertThat(acceptances()).isEqualTo("[]");
  }

  @Test
  @DisplayName("elle n’ouvre rien d’autre")
  void it_opens_nothing_else() throws Exception {
    assertThat(open(toCharter(1) + "/more").statusCode()).isEqualTo(401);
    assertThat(open("/groups/" + group).statusCode()).isEqualTo(401);
  }

  private String toCharter(int version) {
    return toCharter(version, lea, 0);
  }

  private String toCharter(int version, String member, int stay) {
    return addresses.path(new ToCharter(new GroupId(group), version, new Username(member), stay));
  }

  private String toSession(int revision) {
    return toSession(revision, lea, 0);
  }

  private String toSession(int revision, String member, int stay) {
    return addresses.path(
        new ToSession(
            new GroupId(group), new SessionId(session), revision, new Username(member), stay));
  }

  private UUID planned(String startsAt) {
    var id = UUID.randomUUID();
    must(as(myFacilitator).post(path("/sessions"), Map.of("id", id, "startsAt", startsAt)));
    return id;
  }

  /** What the page of the group says of Léa's answers, in order of time; empty without one. */
  private List<String> answers() {
    var page = page(lea, "/groups/" + group);
    return Pattern.compile("(?s)<form class=\"row\"[^>]*/answer\".*?</form>")
        .matcher(page)
        .results()
        .map(form -> answer(form.group()))
        .toList();
  }

  private static String answer(String form) {
    if (form.contains("que vous participerez")) return "ACCEPTED";
    if (form.contains("que vous ne participerez pas")) return "DECLINED";
    return form.contains("Vous avez répondu") ? "TENTATIVE" : "";
  }

  private String acceptances() {
    return as(myFacilitator).get(path("")).json().at("/charterAcceptances").toString();
  }

  /** As the browser of a person who is not signed in. */
  private HttpResponse<String> open(String address) throws IOException, InterruptedException {
    return browser.send(request(address).build(), BodyHandlers.ofString());
  }

  /** The page to which an answer leads. */
  private String answered(String address, String fields) throws IOException, InterruptedException {
    var sent = send(address, fields);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
    return open(sent.headers().firstValue("Location").orElseThrow()).body();
  }

  private HttpResponse<String> send(String address, String fields)
      throws IOException, InterruptedException {
    return browser.send(
        request(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(service() + address)).header("Accept", "text/html");
  }
}
