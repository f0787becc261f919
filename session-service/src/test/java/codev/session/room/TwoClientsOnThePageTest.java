package codev.session.room;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ActionPlanned;
import codev.session.domain.SessionEvent.StepOpened;
import codev.session.domain.SessionEvent.TopicChosen;
import codev.session.domain.SessionEvent.TopicProposed;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Deux clients, sur la page : Alice, puis Bob")
class TwoClientsOnThePageTest {
  private static final TopicId BOBS = new TopicId(uuid(11));
  private static final int SECOND_TURN = 7;

  private final PageTestRenderer renderer = new PageTestRenderer();

  @Test
  @DisplayName("la porte dit pour combien de clients il manque un sujet, le choix va au suivant")
  void the_next_client_is_chosen() {
    var page = page(prepared(chosen()), ANNE);
    assertThat(page)
        .contains("choisissez un sujet pour chacun des 2 clients (1 choisi sur 2)")
        .contains("Client 2\u202f: à choisir");
    assertThat(page.replaceAll("\\s+", " ")).contains("<option value=\"2\" selected=\"selected\">");
  }

  @Test
  @DisplayName("chaque tour a le nom de son client et son propre chemin")
  void each_turn_has_its_path() {
    var first = page(in(1), CARLA);
    assertThat(first).contains("Client 1\u202f: Alice", "Client 2\u202f: Bob");
    assertThat(path(first)).hasSize(SECOND_TURN);
    var second = page(in(SECOND_TURN), CARLA);
    assertThat(path(second)).hasSize(6);
    assertThat(second).contains("<li class=\"done\">Client 1\u202f: Alice");
    assertThat(first).doesNotContain("<li class=\"done\">Client");
  }

  @Test
  @DisplayName("chaque client sait ce qu'il est dans chaque tour")
  void each_client_knows_their_part() {
    var before = "Vous serez client après Alice Martin. D’ici là, vous êtes consultant.";
    assertThat(page(prepared(chosen(), bobChosen()), BOB)).contains(before);
    assertThat(page(in(1), BOB)).contains(before);
    assertThat(page(in(1), ALICE)).doesNotContain("Vous serez client");
    assertThat(page(in(SECOND_TURN), ALICE))
        .contains("Vous avez déjà été client. Pour Bob Petit, vous êtes consultant.");
    assertThat(page(in(SECOND_TURN), BOB)).doesNotContain("Vous serez client");
  }

  @Test
  @DisplayName(
      "tant que le premier client n'est pas choisi, le second n'attend personne en son nom")
  void the_first_client_is_still_to_be_chosen() {
    assertThat(page(prepared(bobChosen()), BOB))
        .contains("Vous serez client plus tard dans la séance. D’ici là, vous êtes consultant.");
  }

  @Test
  @DisplayName("le déroulé et le choix d'un sujet nomment les clients, aucun tour n'a de numéro")
  void turns_are_named_after_their_clients() {
    var running = page(in(1), CARLA);
    assertThat(running)
        .contains(">0 ", ">Alice Martin, 1 ", ">Bob Petit, 6 ")
        .doesNotContain(">1.1 ", ">2.6 ");
    var choosing = page(prepared(chosen()), ANNE);
    assertThat(choosing).contains(">1 (Alice Martin)</option>", ">2</option>");
    assertThat(page(prepared(chosen(), opens(1, Step.PRESENTATION)), CARLA))
        .contains(">Alice Martin, 1 ", ">2.6 ");
  }

  @Test
  @DisplayName("le contrat du premier client reste sous les yeux pendant le tour du second")
  void the_first_contract_stays() {
    var events = in(1);
    events.add(opens(3, Step.PROBLEM_DEFINITION));
    events.add(redefined(1));
    assertThat(page(events, CARLA)).doesNotContain("Contrat avec Alice");
    events.add(opens(SECOND_TURN, Step.PRESENTATION));
    assertThat(page(events, CARLA)).contains("Contrat avec Alice", "version 1");
  }

  @Test
  @DisplayName("ce qui a été dit a le nom de son client, les synthèses sont celles des deux")
  void earlier_words_name_their_client() {
    var events = in(1);
    events.add(made(20, ContributionKind.STATEMENT, ALICE));
    events.add(opens(2, Step.CLARIFICATION));
    assertThat(page(events, CARLA)).contains("Exposé, Alice Martin (1)");
    events.add(opens(SECOND_TURN, Step.PRESENTATION));
    events.add(made(21, ContributionKind.STATEMENT, BOB));
    events.add(opens(SECOND_TURN + 1, Step.CLARIFICATION));
    events.add(new ActionPlanned(SESSION, ORIGIN, action(50, null), ALICE, NOON));
    assertThat(page(events, CARLA))
        .contains("Exposé, Alice Martin (1)", "Exposé, Bob Petit (1)", "Synthèses des clients")
        .doesNotContain("Synthèse du client</h2>");
  }

  private String page(List<SessionEvent> events, Username who) {
    var user = new CurrentUser(who.value(), Set.of(UserRole.PARTICIPANT, UserRole.FACILITATOR));
    return renderer.page(SessionMoment.seen(events, user), user, Locale.FRENCH);
  }

  /** What is in the list of steps. */
  private static List<String> path(String page) {
    var list = page.substring(page.indexOf("<ol class=\"path\">"));
    var items = List.of(list.substring(0, list.indexOf("</ol>")).split("<li"));
    return items.subList(1, items.size());
  }

  private static List<SessionEvent> prepared(SessionEvent... choices) {
    var events = new ArrayList<SessionEvent>();
    events.add(scheduled(twoClients()));
    events.add(opened());
    events.add(proposed());
    events.add(new TopicProposed(SESSION, topic(BOBS), BOB, NOON));
    events.addAll(List.of(choices));
    return events;
  }

  /** A step of a turn, by its place from 0. */
  private static List<SessionEvent> in(int place) {
    var events = prepared(chosen(), bobChosen());
    events.add(opens(place, Step.PRESENTATION));
    return events;
  }

  private static StepOpened opens(int place, Step step) {
    return new StepOpened(SESSION, place, step, null, ANNE, NOON);
  }

  private static TopicChosen bobChosen() {
    return new TopicChosen(SESSION, ORIGIN, BOBS, BOB, 2, null, null, ANNE, NOON);
  }
}
