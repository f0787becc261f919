package codev.group;

import static codev.group.ReceivedEmails.all;
import static codev.group.ReceivedEmails.read;
import static codev.group.ReceivedEmails.subject;
import static codev.group.ReceivedEmails.welcomes;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Address;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@DisplayName("Le courriel de bienvenue, sur la page où un responsable le prépare")
@Order(ServiceTest.EMAILS_FIRST)
class WelcomePageTest extends GroupEmailsTest {
  private static final String WHY =
      "Parce que l’usine change.\nEt que vous la changez & non l’inverse.";

  private final String manager = "manager" + group;
  private final String at = "/programmes/" + programme + "/welcome";
  private String right = "";

  @BeforeEach
  void a_manager_with_an_address() {
    must(as(initiator).post("/api/people", List.of(person(manager))));
    right = grant(manager, "MANAGER", programme).field("/id");
  }

  @Test
  @DisplayName("il commence par le mot du responsable, à qui vont les réponses")
  void it_begins_with_the_managers_words() throws Exception {
    var worded = onward(submit(manager, at, "why=" + encoded(WHY)));
    assertThat(page(manager, worded)).contains("Parce que l’usine change.");
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());

    var letter = welcomes(lea).getFirst();
    assertThat(read(letter))
        .containsSubsequence("Mot d’accueil", manager, "Parce que l’usine change.", "Finalités")
        .contains("Répondez à ce courriel", manager + " vous lira");
    assertThat(letter.getReplyTo())
        .extracting(Address::toString)
        .containsExactly(manager + " <" + address(manager) + ">");
  }

  @Test
  @DisplayName(
      "qui n’est plus responsable n’a ni les réponses ni l’essai, et son mot reste le sien")
  void a_former_manager_gets_nothing() throws Exception {
    onward(submit(manager, at, "why=" + encoded(WHY)));
    onward(submit(manager, at + "/trial", "group=" + group));
    seen(
        must(
            as("administrator")
                .post("/api/grants/" + right + "/revocation", Map.of("reason", "Départ"))));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());

    var letter = welcomes(lea).getFirst();
    assertThat(read(letter)).contains("Parce que l’usine change.").doesNotContain("Mot d’accueil");
    assertThat(Arrays.toString(letter.getHeader("Reply-To"))).doesNotContain(address(manager));
    assertThat(all(manager).filter(one -> subject(one).startsWith("Test"))).isEmpty();
  }

  @Test
  @DisplayName("sans mot d’un responsable, rien n’en parle")
  void without_words_there_are_none() throws Exception {
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());

    assertThat(read(welcomes(lea).getFirst())).doesNotContain("Mot d’accueil");
  }

  @Test
  @DisplayName("il se lit d’avance comme chaque personne le recevra, sans son adresse personnelle")
  void it_is_previewed_for_each_person() {
    seen(must(as(max).post("/api/me/preferences", Map.of("language", "en"))));
    onward(submit(manager, at, "why=" + encoded(WHY)));

    assertThat(page(manager, at))
        .contains("Bonjour " + lea, "Et que vous la changez &amp; non l’inverse.")
        .contains("Les réponses à ce courriel sont envoyées à " + manager)
        .doesNotContain("/invitations/", "Hello");
    assertThat(page(manager, at + "?reader=" + group + "/" + max))
        .contains("Hello Maximilien")
        .doesNotContain("/invitations/");
    assertThat(page(manager, at)).as("has no address").doesNotContain(">Zoé, ");
  }

  @Test
  @DisplayName(
      "son envoi se retient ; une fois repris, il part à qui l’attendait, si tard que ce soit")
  void it_is_held_back_and_sent_later() {
    assertThat(page(manager, at)).contains("Mettre l’envoi en pause");
    onward(submit(manager, at + "/hold", "held=true"));
    plan(session, morning);
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(10)));
    assertThat(welcomes(lea)).isEmpty();
    assertThat(page(manager, at)).contains("2 courriels attendent", "Envoyer les 2 courriels");

    var released = onward(submit(manager, at + "/hold", "held=false"));
    assertThat(page(manager, released)).contains("Mettre l’envoi en pause");
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(6)));
    dispatcher.sendDue(CLOCK.instant().plus(Duration.ofDays(6)));
    assertThat(welcomes(lea)).hasSize(1);
    assertThat(welcomes(max)).hasSize(1);
  }

  @Test
  @DisplayName("un essai arrive chez le responsable seul, et ne répond pour personne")
  void a_trial_is_sent_to_the_manager() throws Exception {
    onward(submit(manager, at, "why=" + encoded(WHY)));
    var requested = onward(submit(manager, at + "/trial", "group=" + group));
    assertThat(page(manager, requested)).contains("Votre courriel de test sera envoyé");
    dispatcher.sendDue(CLOCK.instant());
    dispatcher.sendDue(CLOCK.instant());

    var trials = all(manager).filter(one -> subject(one).startsWith("Test : Bienvenue")).toList();
    assertThat(trials).hasSize(1);
    assertThat(read(trials.getFirst()))
        .contains("Ceci est un courriel de test", "Parce que l’usine change.", at)
        .doesNotContain("/invitations/");
    assertThat(all(lea)).isEmpty();
  }

  @Test
  @DisplayName("seuls les responsables du programme la voient, pour ses groupes seulement")
  void it_is_for_managers_of_the_programme() {
    for (var other : List.of(lea, ana)) {
      assertThat(as(other).get(at).status()).isIn(403, 404);
      assertThat(submit(other, at, "why=x").status()).isIn(403, 404);
      assertThat(submit(other, at + "/hold", "held=true").status()).isIn(403, 404);
      assertThat(submit(other, at + "/trial", "group=" + group).status()).isIn(403, 404);
    }
    assertThat(submit(manager, at + "/trial", "group=" + UUID.randomUUID()).status())
        .isEqualTo(404);
    assertThat(submit(manager, at, "why=" + "x".repeat(1_001)).status()).isEqualTo(400);
  }
}
