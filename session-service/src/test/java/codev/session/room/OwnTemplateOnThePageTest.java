package codev.session.room;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.Step;
import codev.session.domain.value.TopicId;
import codev.session.domain.value.Username;
import codev.session.response.ProgressResponse.PassResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("La page suit le déroulé de la séance")
class OwnTemplateOnThePageTest {
  private static final TopicId BOBS = new TopicId(uuid(11));

  private final PageTestRenderer renderer = new PageTestRenderer();

  @Test
  @DisplayName("une étape s'y lit dans les mots du programme, échappés, avec son but")
  void a_step_is_told_in_the_words_of_the_programme() {
    var page = page(oursAt(Step.CONSULTATION), BOB, Locale.FRENCH);
    assertThat(page)
        .contains("Partage &lt;d’expériences&gt;", "Chacun raconte ce qu’il a vécu.")
        .doesNotContain("<d’expériences>");
    assertThat(page(oursAt(Step.CONSULTATION), BOB, Locale.ENGLISH))
        .contains("Sharing experience", "Everybody tells what they have lived through.");
    assertThat(page(oursAt(Step.PROBLEM_DEFINITION), ANNE, Locale.FRENCH))
        .contains("Passer à «\u202fPartage &lt;d’expériences&gt;\u202f»");
  }

  @Test
  @DisplayName("elle n'offre que les sortes d'apport du déroulé")
  void only_the_kinds_of_the_template_are_offered() {
    assertThat(page(oursAt(Step.CONSULTATION), BOB, Locale.FRENCH))
        .contains("say-EXPERIENCE", "say-QUESTION")
        .doesNotContain("say-IDEA");
    assertThat(page(oursAt(Step.CONSULTATION), ALICE, Locale.FRENCH)).contains("say-REFRAME");
  }

  @Test
  @DisplayName("elle pose les questions du programme à qui elles s'adressent")
  void questions_of_the_programme_are_asked() {
    assertThat(page(oursAt(Step.LEARNING), BOB, Locale.FRENCH))
        .contains("J’ai osé.", "answers.COURAGE", "answers.DON", "answers.H1")
        .doesNotContain("answers.SOUTIEN");
    assertThat(page(oursAt(Step.LEARNING), ALICE, Locale.ENGLISH))
        .contains("I dared.", "answers.SOUTIEN")
        .doesNotContain("answers.DON");
  }

  @Test
  @DisplayName("à deux clients, chaque tour garde ce qui est sien")
  void each_turn_keeps_what_is_its_own() {
    var seen = SessionMoment.seen(twoTurns(8), participant(CARLA));
    assertThat(seen.progress().pass()).isEqualTo(2);
    assertThat(seen.people().client()).isEqualTo(BOB);
    assertThat(seen.results().keptIdeas()).isEmpty();
    assertThat(seen.progress().passes())
        .extracting(PassResponse::client)
        .containsExactly(ALICE, BOB);
    assertThat(seen.progress().passes().getFirst().keptIdeas())
        .containsExactly(new ContributionId(uuid(30)));
    assertThat(seen.discussion().contributions().getFirst().pass()).isEqualTo(1);
    assertThat(page(twoTurns(8), CARLA, Locale.FRENCH))
        .contains("Synthèse du client\u202f: Alice Martin");
  }

  @Test
  @DisplayName("les étapes se comptent de 0 à 6, au second tour aussi")
  void steps_are_numbered_as_the_method_numbers_them() {
    assertThat(page(oursAt(Step.PREPARATION), CARLA, Locale.FRENCH)).contains("Étape 0 sur 6");
    assertThat(page(oursAt(Step.CONSULTATION), CARLA, Locale.FRENCH)).contains("Étape 4 sur 6");
    assertThat(page(twoTurns(8), CARLA, Locale.ENGLISH)).contains("Step 2 of 6");
  }

  @Test
  @DisplayName(
      "l'évaluation ne s'offre qu'au dernier apprentissage, avec les questions des deux parts")
  void the_evaluation_is_offered_at_the_end() {
    assertThat(SessionMoment.seen(twoTurns(6), participant(ALICE)).permissions().allowed())
        .contains("learnings")
        .doesNotContain("evaluation");
    assertThat(SessionMoment.seen(twoTurns(12), participant(ALICE)).permissions().allowed())
        .contains("evaluation");
    assertThat(page(twoTurns(12), ALICE, Locale.FRENCH)).contains("answers.H7", "answers.H9");
    assertThat(page(twoTurns(12), CARLA, Locale.FRENCH))
        .contains("answers.H9")
        .doesNotContain("answers.H7");
  }

  private static List<SessionEvent> oursAt(Step step) {
    var events = new ArrayList<>(at(step));
    events.set(0, scheduled(ours()));
    return events;
  }

  private static List<SessionEvent> twoTurns(int index) {
    var events =
        new ArrayList<SessionEvent>(
            List.of(
                scheduled(twoClients()),
                opened(),
                proposed(),
                new TopicProposed(SESSION, topic(BOBS), BOB, NOON),
                chosen(),
                new TopicChosen(SESSION, ORIGIN, BOBS, BOB, 2, null, null, ANNE, NOON)));
    for (int i = 1; i <= index; i++) {
      events.add(new StepOpened(SESSION, i, twoClients().step(i), null, ANNE, NOON));
      if (i == 4) events.add(made(30, ContributionKind.IDEA, CARLA));
      if (i == 5)
        events.add(new IdeasKept(SESSION, List.of(new ContributionId(uuid(30))), ALICE, NOON));
    }
    return events;
  }

  private String page(List<SessionEvent> events, Username viewer, Locale language) {
    var who = participant(viewer);
    return renderer.page(SessionMoment.seen(events, who), who, language);
  }

  private static CurrentUser participant(Username person) {
    return new CurrentUser(person.value(), Set.of(UserRole.PARTICIPANT, UserRole.FACILITATOR));
  }
}
