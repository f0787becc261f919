package codev.session.room;

import static codev.session.domain.People.*;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import codev.session.SampleEvents;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.SessionEvolution;
import codev.session.domain.SessionState;
import codev.session.domain.value.RuleViolation;
import codev.session.domain.value.Step;
import codev.session.domain.value.Username;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Ce qui retient une séance, sur la page et dans l'API")
class BlockedByTest {
  private static final CurrentUser FACILITATOR = participant(ANNE);
  private final PageTestRenderer renderer = new PageTestRenderer();

  @Test
  @DisplayName("« pas d'action » décidé puis un pas en arrière : la porte est ouverte")
  void no_action_and_a_step_back() {
    var events = at(Step.SYNTHESIS);
    events.add(new NoActionDecided(SESSION, words("Laisser reposer"), ANNE, NOON));
    events.add(step(Step.LEARNING));
    events.add(back(Step.SYNTHESIS));
    isOpen(events);
  }

  @Test
  @DisplayName("revue passée puis un pas en arrière : la porte est ouverte")
  void review_skipped_and_a_step_back() {
    var events =
        new ArrayList<SessionEvent>(
            List.of(scheduled(), opened(earlierAction()), proposed(), chosen()));
    events.add(new EarlierActionsSkipped(SESSION, words("Bob est absent"), ANNE, NOON));
    events.add(step(Step.PRESENTATION));
    events.add(back(Step.PREPARATION));
    isOpen(events);
  }

  @Test
  @DisplayName("se dit à l'animateur, avec qui est attendu et la phrase du refus")
  void the_facilitator_is_shown_the_whole_list() {
    var events = at(Step.PROBLEM_DEFINITION);
    events.add(redefined(1));
    events.add(accepted(1, BOB));
    var blocked = SessionMoment.seen(events, FACILITATOR).permissions().blockedBy();
    assertThat(blocked).hasSize(1);
    var gate = blocked.getFirst();
    assertThat(gate.rule()).isEqualTo(RuleViolation.CONTRACT_NOT_ACCEPTED_BY_ALL.key());
    assertThat(gate.people()).containsExactly(CARLA);
    assertThat(gate.title()).contains("Carla Roux");
    assertThat(gate.opensWithReason()).isTrue();
    assertThat(JsonMapper.shared().writeValueAsString(gate)).doesNotContain("arguments");
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .contains("En attente de\u202f: Carla Roux", "id=\"next-reason\"");
    assertThat(SessionMoment.seen(events, participant(ALICE)).permissions().blockedBy()).isEmpty();
  }

  @Test
  @DisplayName("n'attend pas qui a quitté le groupe, et veut un autre client quand c'est lui")
  void who_has_left_the_group_is_not_awaited() {
    var agreeing = at(Step.PROBLEM_DEFINITION);
    agreeing.add(redefined(1));
    agreeing.add(new SeatChangedMeanwhile(SESSION, CARLA, false, ANNE, NOON));
    var contract = SessionMoment.seen(agreeing, FACILITATOR);
    assertThat(contract.permissions().blockedBy().getFirst().people()).containsExactly(BOB);
    assertThat(Objects.requireNonNull(contract.discussion().contract()).waitingFor())
        .containsExactly(BOB);

    var preparing = at(Step.PREPARATION);
    preparing.add(new SessionHeldAnyway(SESSION, words("Tant pis"), ANNE, NOON));
    preparing.add(new SeatChangedMeanwhile(SESSION, ALICE, false, ANNE, NOON));
    var choice = SessionMoment.seen(preparing, FACILITATOR);
    assertThat(choice.permissions().blockedBy())
        .singleElement()
        .satisfies(
            gate -> {
              assertThat(gate.rule()).isEqualTo(RuleViolation.AUTHOR_HAS_LEFT.key());
              assertThat(gate.title()).startsWith("Alice Martin a quitté le groupe.");
            });
    assertThat(renderer.page(choice, FACILITATOR, Locale.FRENCH))
        .containsSubsequence("class=\"open-point\"", "Alice Martin a quitté le groupe.");
  }

  @Test
  @DisplayName("avant l'ouverture, dit à l'animateur seul qui n'a pas accepté la charte")
  void the_facilitator_is_shown_whose_acceptance_is_missing() {
    var gates = SessionMoment.SCHEDULED.seenBy(FACILITATOR).permissions().blockedBy();
    assertThat(gates).hasSize(1);
    var gate = gates.getFirst();
    assertThat(gate.rule()).isEqualTo(RuleViolation.CHARTER_NOT_ACCEPTED_BY_ALL.key());
    assertThat(gate.people()).containsExactlyInAnyOrder(ALICE, BOB, CARLA);
    assertThat(gate.opensWithReason()).isTrue();
    assertThat(
            renderer.section(PageSection.NOW, SessionMoment.SCHEDULED, FACILITATOR, Locale.FRENCH))
        .containsSubsequence(
            "id=\"before-opening\"",
            "Accord manquant",
            "Alice Martin",
            "Bob Petit",
            "Carla Roux",
            "#charter-aloud\">Noter un accord donné de vive voix<",
            "id=\"open-anyway\"",
            "hx-post=\"/api/sessions/" + SESSION + "/open\"",
            "name=\"reason\"",
            "required",
            ">Ouvrir avec ce motif<")
        .doesNotContain("next-anyway", "??");
    var member = participant(BOB);
    assertThat(SessionMoment.SCHEDULED.seenBy(member).permissions().blockedBy()).isEmpty();
    assertThat(renderer.section(PageSection.NOW, SessionMoment.SCHEDULED, member, Locale.FRENCH))
        .doesNotContain("before-opening");
    assertThat(
            renderer.section(
                PageSection.NOW, SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH))
        .doesNotContain("before-opening");
  }

  @Test
  @DisplayName("avant l'ouverture, « Ouvrir » mène à ce qui manque au lieu d'être refusé")
  void opening_leads_to_what_is_missing() {
    assertThat(
            renderer.section(PageSection.NOW, SessionMoment.SCHEDULED, FACILITATOR, Locale.FRENCH))
        .contains("id=\"open-button\" href=\"#before-opening\"", "id=\"before-opening\" tabindex")
        .doesNotContain("id=\"open\"");
    var member = participant(BOB);
    assertThat(renderer.section(PageSection.NOW, SessionMoment.SCHEDULED, member, Locale.FRENCH))
        .doesNotContain("open-button");
    assertThat(
            renderer.section(
                PageSection.NOW, SessionMoment.PREPARATION, FACILITATOR, Locale.FRENCH))
        .doesNotContain("open-button");
  }

  @Test
  @DisplayName("cela se redessine quand un accord arrive, fût-ce avant que la page ne soit suivie")
  void a_change_of_what_is_missing_is_noticed() {
    var opening = new OpeningWatch();
    var missing = SessionMoment.SCHEDULED.seenBy(FACILITATOR).permissions().blockedBy();
    assertThat(opening.isChanged(missing)).isTrue();
    assertThat(opening.isChanged(missing)).isFalse();
    assertThat(opening.isChanged(List.of())).isTrue();
    assertThat(opening.isChanged(List.of())).isFalse();
  }

  @Test
  @DisplayName("mène, ligne par ligne, là où cela se règle")
  void each_line_leads_to_its_place() {
    for (var gate :
        Map.of(
                SessionMoment.SCHEDULED, "",
                SessionMoment.TOPIC_CHOSEN, "topics",
                SessionMoment.TOO_FEW, "quorum-alarm",
                SessionMoment.PROBLEM_DEFINITION, "contract",
                SessionMoment.CONSULTATION, "")
            .entrySet()) {
      var now = renderer.section(PageSection.NOW, gate.getKey(), FACILITATOR, Locale.FRENCH);
      if (gate.getValue().isEmpty()) assertThat(now).doesNotContain("id=\"gates\"");
      else
        assertThat(now)
            .containsSubsequence(
                "id=\"gates\"", "class=\"open-point\"", "href=\"#" + gate.getValue() + "\"");
    }
    var concluding = at(Step.SYNTHESIS);
    assertThat(
            renderer.page(SessionMoment.seen(concluding, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .containsSubsequence("class=\"open-point\"", "href=\"#conclusion\"");
  }

  @Test
  @DisplayName("l'animateur note, nom par nom, l'accord donné à voix haute, une fois le contrat là")
  void a_spoken_agreement_is_recorded() {
    var events = at(Step.PROBLEM_DEFINITION);
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .doesNotContain("agrees-");
    events.add(redefined(1));
    events.add(accepted(1, BOB));
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .contains(
            "id=\"agrees-carla\"",
            "aria-label=\"Noter son accord donné de vive voix (Carla Roux)\"")
        .doesNotContain("id=\"agrees-bob\"");
    var client = participant(ALICE);
    assertThat(renderer.page(SessionMoment.seen(events, client), client, Locale.FRENCH))
        .doesNotContain("agrees-");
  }

  @Test
  @DisplayName("dit d'abord ce qui est réglé, puis de chaque point comment le régler")
  void what_is_settled_comes_first() {
    var events = at(Step.PROBLEM_DEFINITION);
    events.add(redefined(1));
    events.add(accepted(1, BOB));
    assertThat(
            renderer.section(
                PageSection.NOW, SessionMoment.PROBLEM_DEFINITION, FACILITATOR, Locale.FRENCH))
        .containsSubsequence(
            "class=\"settled\">Contrat, version",
            "class=\"open-point\"",
            ">Voir</a>",
            ">Donner la parole à Bob Petit</button>",
            ">Noter son accord donné de vive voix</button>");
    assertThat(renderer.page(SessionMoment.seen(events, FACILITATOR), FACILITATOR, Locale.FRENCH))
        .containsSubsequence(
            "class=\"settled\">Contrat, version 1<",
            "class=\"settled\">Un accord sur 2<",
            "class=\"open-point\"",
            ">Donner la parole à Carla Roux</button>")
        .doesNotContain(">Donner la parole à Bob Petit</button>");
  }

  @Test
  @DisplayName("un accord noté pour qui l'a donné se montre comme tel, jusqu'à sa propre réponse")
  void a_recorded_agreement_is_shown_as_such() {
    var events = at(Step.PROBLEM_DEFINITION);
    events.add(redefined(1));
    events.add(accepted(1, BOB));
    events.add(new WordsTakenDown(SESSION, BOB, null, ANNE, NOON));
    events.add(accepted(1, CARLA));
    assertThat(spoken(events)).containsExactly(BOB);
    var client = participant(ALICE);
    assertThat(renderer.page(SessionMoment.seen(events, client), client, Locale.FRENCH))
        .containsSubsequence("Accord donné de vive voix", "Bob Petit");
    var hesitating = new ArrayList<>(events);
    hesitating.add(new ContractReserved(SESSION, 1, words("Trop large"), BOB, NOON));
    assertThat(spoken(hesitating)).isEmpty();
    events.add(redefined(2));
    assertThat(spoken(events)).isEmpty();
  }

  private static List<Username> spoken(List<SessionEvent> events) {
    var contract = SessionMoment.seen(events, FACILITATOR).discussion().contract();
    return Objects.requireNonNull(contract).spoken();
  }

  @Test
  @DisplayName("se garde avec la séance : la vue relue décide comme l'agrégat")
  void the_state_survives_the_view() {
    @Nullable SessionState state = null;
    for (var event : SampleEvents.all())
      if (event instanceof SessionEvent e
          && !(e instanceof SessionCancelled)
          && (state != null || e instanceof SessionScheduled))
        state = SessionEvolution.after(state, e instanceof SessionScheduled ? scheduled() : e);
    var json = JsonMapper.shared();
    assertThat(json.convertValue(json.convertValue(state, Object.class), SessionState.class))
        .isEqualTo(Objects.requireNonNull(state));
  }

  private void isOpen(List<SessionEvent> events) {
    var seen = SessionMoment.seen(events, FACILITATOR);
    assertThat(renderer.page(seen, FACILITATOR, Locale.FRENCH))
        .contains("id=\"next-button\"")
        .doesNotContain("class=\"notice\"><p>", "id=\"next-reason\"");
    assertThat(seen.permissions().blockedBy()).isEmpty();
  }

  private static CurrentUser participant(Username person) {
    return new CurrentUser(person.value(), Set.of(UserRole.FACILITATOR));
  }

  private static StepReopened back(Step step) {
    return new StepReopened(SESSION, step.ordinal(), step, words("?"), null, ANNE, NOON);
  }
}
