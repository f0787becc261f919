package codev.group;

import static codev.group.ReceivedEmails.charterReminders;
import static codev.group.ReceivedEmails.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.domain.command.CharterCommand.DeclineCharter;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.ui.LocalizedDates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Les réponses d’un programme, sur la page de son responsable")
@Order(ServiceTest.EMAILS_FIRST)
class ProgrammeAnswersPageTest extends GroupEmailsTest {
  @Autowired private CommandSender commands;

  private final String manager = "manager" + group;
  private final String at = "/programmes/" + programme + "/answers";

  @BeforeEach
  void a_manager_with_an_address() {
    must(as(initiator).post("/api/people", List.of(person(manager))));
    var _ = grant(manager, "MANAGER", programme);
  }

  @Test
  @DisplayName("ce qui demande une décision d’abord, puis le silence, et rien de plus à la fin")
  void decisions_come_first() {
    plan(session, morning);
    assertThat(page(manager, at))
        .containsSubsequence("Adresses à corriger", "Zoé", "Aucune adresse", "Sans réponse")
        .contains("Charte à accepter", lea, "3 réponses attendues", "Relancer les 2 personnes")
        .doesNotContain("Dates à revoir", "Voir qui a accepté");
    assertThat(page(manager, at))
        .contains("Personne n’a encore accepté la charte")
        .containsPattern("membres sans réponse</dt><dd[^>]*>3<")
        .containsPattern("décision à prendre</dt><dd[^>]*>1<");

    seen(
        must(as(max).post(path("/sessions/" + session + "/answer"), Map.of("answer", "DECLINED"))));
    assertThat(page(manager, at))
        .containsSubsequence("Adresses à corriger", "Dates à revoir", "Sans réponse")
        .contains("une absence annoncée", "Il resterait moins de trois membres")
        .contains("2 réponses attendues");

    must(as(initiator).post("/api/people", List.of(person(zoe))));
    for (var member : List.of(lea, max, zoe)) {
      must(as(member).post(path("/charter/acceptances"), Map.of("version", 1)));
      seen(
          must(
              as(member)
                  .post(path("/sessions/" + session + "/answer"), Map.of("answer", "ACCEPTED"))));
    }
    assertThat(page(manager, at))
        .contains("Rien à faire", "3 membres sur 3 ont accepté la charte", "Voir qui a accepté")
        .containsPattern("membre sans réponse</dt><dd[^>]*>0<")
        .doesNotContain("Relancer");
  }

  @Test
  @DisplayName("les réponses attendues sont celles de la séance qui suit celle en cours")
  void answers_are_missing_for_the_session_to_come() {
    plan(session, morning);
    assertThat(page(manager, at)).contains("3 réponses attendues pour la séance du " + on(morning));

    var nextWeek = morning.plus(Duration.ofDays(7));
    plan(UUID.randomUUID(), nextWeek);
    sessions.handle(
        message("session.opened.v1", Map.of("sessionId", session, "groupId", group, "by", ana)));
    await()
        .untilAsserted(
            () ->
                assertThat(page(manager, at))
                    .contains("3 réponses attendues pour la séance du " + on(nextWeek)));
  }

  private static String on(Instant moment) {
    return LocalizedDates.day(moment.atZone(PARIS).toLocalDate(), Locale.FRENCH);
  }

  @Test
  @DisplayName(
      "une relance automatique après cinq jours ouvrés, une à la demande, jamais de troisième")
  void members_are_reminded_twice_at_most() throws Exception {
    seen(must(as(max).post(path("/charter/acceptances"), Map.of("version", 1))));
    assertThat(page(manager, at)).contains("Relancer une personne");
    var reminded = onward(submit(manager, at + "/reminders", ""));
    assertThat(page(manager, reminded))
        .contains("ont déjà été relancées")
        .doesNotContain("Relancer une");
    dispatcher.sendDue(CLOCK.instant());
    onward(submit(manager, at + "/reminders", ""));
    dispatcher.sendDue(CLOCK.instant());
    must(as(initiator).post("/api/people", List.of(person(zoe))));
    assertThat(page(manager, at)).as("has an address now").contains("Relancer une personne");

    assertThat(charterReminders(lea)).hasSize(1);
    assertThat(read(charterReminders(lea).getFirst()))
        .contains(manager + " vous rappelle", "répondez à ce courriel", "/invitations/");
    assertThat(charterReminders(lea).getFirst().getHeader("Reply-To")[0])
        .contains(address(manager));
    assertThat(charterReminders(max)).as("has accepted").isEmpty();

    var fiveWorkingDaysLater = CLOCK.instant().plus(Duration.ofDays(7)).plusSeconds(300);
    dispatcher.sendDue(fiveWorkingDaysLater);
    dispatcher.sendDue(fiveWorkingDaysLater.plus(Duration.ofDays(1)));
    assertThat(charterReminders(lea)).hasSize(2);
  }

  @Test
  @DisplayName("qui a renoncé à sa place demande une décision, et n’est plus relancé")
  void who_has_declined_needs_a_decision() {
    var declined =
        commands.send(
            new DeclineCharter(new GroupId(group), 1, new Username(lea), CLOCK.instant()));
    must(as(initiator).get(path("?after=" + declined.position())));
    assertThat(page(manager, at))
        .containsSubsequence("Renoncements", lea, "a renoncé à sa place", "Sans réponse")
        .contains("Relancer une personne");

    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(7)).plusSeconds(300));
    assertThat(charterReminders(lea)).isEmpty();
    assertThat(charterReminders(max)).hasSize(1);

    seen(must(as(initiator).post(path("/members/" + lea + "/departure"), Map.of("reason", "?"))));
    assertThat(page(manager, at)).doesNotContain("Renoncements");
  }

  @Test
  @DisplayName("elle est pour les responsables du programme")
  void it_is_for_managers() {
    for (var other : List.of(lea, ana)) {
      assertThat(as(other).get(at).status()).isIn(403, 404);
      assertThat(submit(other, at + "/reminders", "").status()).isIn(403, 404);
    }
  }
}
