package codev.learning.outcomes.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.anonymity.Workplace;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Les actions par groupe")
class ActionsByGroupTest {
  private static final Map<String, String> NAMES =
      Map.of("a", "Ampère", "b", "Curie", "c", "Lumière");

  private static final LocalDate JANUARY = LocalDate.parse("2027-01-11");

  private final Microaggregator observations = new Microaggregator();

  @Test
  @DisplayName("joignent les groupes où trop peu de personnes en ont engagé, et s’additionnent")
  void join_groups_with_too_few_people() {
    commit("a", 5);
    commit("b", 2);
    commit("c", 6);
    commit("a", 1);
    for (var group : NAMES.keySet()) observations.addMember("m" + group, group);
    var list = list();
    assertThat(list.parts())
        .extracting(ActionsByGroup.Part::groups, ActionsByGroup.Part::committed)
        .containsExactly(tuple(List.of("Ampère"), 6), tuple(List.of("Curie", "Lumière"), 8));
    assertThat(list.committed()).isEqualTo(14);
    assertThat(list.tried()).isNull();
  }

  @Test
  @DisplayName("restent jointes quand un groupe grandit, sinon deux lectures désigneraient l’autre")
  void stay_joined_when_a_group_grows() {
    for (var group : NAMES.keySet()) observations.addMember("m" + group, group);
    commit("a", 4);
    commit("b", 2);
    commit("c", 6);
    var joined = List.of(List.of("Ampère", "Curie"), List.of("Lumière"));
    assertThat(list().parts()).extracting(ActionsByGroup.Part::groups).isEqualTo(joined);
    commit("a", 5);
    assertThat(list().parts()).extracting(ActionsByGroup.Part::groups).isEqualTo(joined);
    commit("b", 5);
    assertThat(list().parts())
        .extracting(ActionsByGroup.Part::committed)
        .as("each is about enough people by now")
        .containsExactly(9, 7, 6);
  }

  @Test
  @DisplayName("disent les actions essayées quand chaque part réunit assez de personnes")
  void show_actions_tried_where_each_part_is_about_enough_people() {
    for (var group : List.of("a", "b")) {
      observations.addMember("m" + group, group);
      commit(group, 5);
      fact(ActionMeasure.TRIED, group, 4);
    }
    assertThat(list().tried()).isNull();
    fact(ActionMeasure.TRIED, "a", 5);
    assertThat(list().tried()).as("those of the other would follow").isNull();
    fact(ActionMeasure.TRIED, "b", 5);
    assertThat(list().parts()).extracting(ActionsByGroup.Part::tried).containsExactly(9, 9);
    assertThat(list().tried()).isEqualTo(18);
  }

  @Test
  @DisplayName("se taisent tant que les groupes ensemble ne suffisent pas")
  void are_empty_while_all_groups_are_not_enough() {
    observations.addMember("ma", "a");
    commit("a", 4);
    assertThat(list().parts()).isEmpty();
    assertThat(list().tried()).isNull();
  }

  @Test
  @DisplayName("n’ont sans autre examen rien qui soit affiché par mois")
  void have_nothing_that_is_shown_by_month_unexamined() {
    assertThat(FigureCalculator.MONTHLY).doesNotContainAnyElementsOf(ActionsByGroup.WITHOUT_MONTHS);
  }

  @Test
  @DisplayName("disent les actions faites quand les mois n’y désignent personne")
  void show_actions_done_where_the_months_single_nobody_out() {
    for (var group : List.of("a", "b")) {
      observations.addMember("m" + group, group);
      commit(group, 6);
      for (int i = 1; i <= 6; i++) {
        done(group + i, group, JANUARY);
        done(group + i, group, JANUARY.plusMonths(1));
      }
    }
    assertThat(list().parts()).extracting(ActionsByGroup.Part::done).containsExactly(12, 12);
    assertThat(list().done()).isEqualTo(24);
  }

  @Test
  @DisplayName("les taisent quand un groupe moins un mois serait le fait d’une personne")
  void hide_actions_done_where_a_group_less_a_month_is_one_persons() {
    for (var group : List.of("a", "b")) {
      observations.addMember("m" + group, group);
      commit(group, 6);
    }
    for (int i = 1; i <= 5; i++) {
      done("a" + i, "a", JANUARY);
      done("b" + i, "b", JANUARY.plusMonths(1));
    }
    assertThat(list().done()).as("no month is shown: each is one group's").isEqualTo(10);
    done("a6", "a", JANUARY.plusMonths(1));
    done("b1", "b", JANUARY);
    assertThat(list().done()).isNull();
    assertThat(list().committed()).isEqualTo(12);
  }

  @Test
  @DisplayName("ne comptent pas celles qui sont retirées, comme le chiffre du programme")
  void do_not_count_what_is_withdrawn() {
    for (var group : List.of("a", "b")) {
      observations.addMember("m" + group, group);
      commit(group, 5);
      observations.add(ActionMeasure.COMMITTED, observation(group + 6, group, JANUARY, 0));
    }
    assertThat(list().parts()).extracting(ActionsByGroup.Part::committed).containsExactly(5, 5);
    assertThat(list().committed()).isEqualTo(10);
  }

  private void commit(String group, int people) {
    fact(ActionMeasure.COMMITTED, group, people);
  }

  private void fact(ActionMeasure measure, String group, int people) {
    for (int i = 1; i <= people; i++)
      observations.add(measure, observation(group + i, group, JANUARY));
  }

  private void done(String person, String group, LocalDate on) {
    observations.add(ActionMeasure.DONE, observation(person, group, on));
  }

  private static Observation observation(String person, String group, LocalDate on) {
    return observation(person, group, on, 1);
  }

  private static Observation observation(String person, String group, LocalDate on, double value) {
    return new Observation(Set.of(person), Set.of(Workplace.ANYWHERE), group, on, value);
  }

  private ActionsByGroup list() {
    return ActionsByGroup.of(HeldSessionsTest.programme(5), NAMES, observations);
  }
}
