package codev.learning.outcomes.anonymity;

import static org.assertj.core.api.Assertions.assertThat;

import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.HelpMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeItemMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.UnitHelpMeasure;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est mesuré")
class MeasureIdTest {
  private static final List<MeasureId> OF_RECORDS =
      List.of(
          EvaluationMeasure.USEFUL,
          EvaluationMeasure.RECOMMENDATION,
          new ProgrammeItemMeasure("COURAGE"),
          new SurveyMeasure(SurveyKind.SKILLS, Moment.START, "C1"),
          new SurveyMeasure(SurveyKind.FOLLOW_UP, Moment.THREE_MONTHS, "F1"),
          new SurveyMeasure(SurveyKind.CLIMATE, Moment.END, "H2"),
          new SkillChangeMeasure("C1"),
          SkillChangeMeasure.ALL,
          new ProgrammeSurveyMeasure("TEAM_SPIRIT", Moment.START, "T1"),
          new LearningMeasure("listening"),
          new UnitHelpMeasure("RH", "Finance"));

  private static Stream<MeasureId> all() {
    var ofEnums =
        Arrays.stream(MeasureId.class.getPermittedSubclasses())
            .filter(Class::isEnum)
            .flatMap(type -> Arrays.stream(type.getEnumConstants()))
            .map(MeasureId.class::cast);
    return Stream.concat(OF_RECORDS.stream(), ofEnums);
  }

  @Test
  @DisplayName("dit pour toujours son nom, s'il est confié et avec qui il attend")
  void has_its_key_and_its_kind_for_ever() {
    assertThat(all().map(measure -> measure.key() + " " + measure.kind()))
        .containsExactlyInAnyOrder(
            "H1 GROUP_FEEDBACK",
            "recommendation GROUP_FEEDBACK",
            "items.COURAGE GROUP_FEEDBACK",
            "skills.start.C1 PERSONAL",
            "follow-up.three-months.F1 PERSONAL",
            "climate.end.H2 GROUP_FEEDBACK",
            "skills.change.C1 PERSONAL",
            "skills.change.all PERSONAL",
            "surveys.team-spirit.start.T1 PERSONAL",
            "learnings.listening PERSONAL",
            "cooperation.RH/Finance PERSONAL",
            "cooperation PERSONAL",
            "cooperation.across PERSONAL",
            "actions.committed PERSONAL",
            "actions.dated PERSONAL",
            "actions.reviewed PERSONAL",
            "actions.tried PERSONAL",
            "actions.done PERSONAL",
            "actions.partly PERSONAL",
            "actions.abandoned PERSONAL",
            "actions.days-to-done PERSONAL",
            "actions.effect PERSONAL",
            "sessions.held OBSERVABLE",
            "sessions.hours-planned OBSERVABLE",
            "sessions.hours-held OBSERVABLE",
            "sessions.people OBSERVABLE",
            "sessions.attendance OBSERVABLE",
            "sessions.clients OBSERVABLE",
            "sessions.rotation OBSERVABLE",
            "fidelity.steps-on-time OBSERVABLE",
            "fidelity.contract-accepted OBSERVABLE",
            "fidelity.client-silent OBSERVABLE",
            "fidelity.contribution-gini OBSERVABLE");
    assertThat(MeasureProtection.GROUP_FEEDBACK).matches(MeasureProtection::isConfided);
    assertThat(MeasureProtection.PERSONAL).matches(MeasureProtection::isConfided);
    assertThat(MeasureProtection.OBSERVABLE).matches(kind -> !kind.isConfided());
  }

  @Test
  @DisplayName("ne compile pas tant que sa nature n'est pas dite, une par une")
  void does_not_compile_without_its_kind() throws NoSuchMethodException {
    var kind = MeasureId.class.getMethod("kind");
    assertThat(kind.isDefault()).isFalse();
    assertThat(Modifier.isAbstract(kind.getModifiers())).isTrue();
    assertThat(MeasureId.class.isSealed()).isTrue();
    for (var family : MeasureId.class.getPermittedSubclasses())
      if (family.isEnum())
        assertThat(family.getDeclaredConstructors())
            .as("each constant of %s passes its own", family)
            .allMatch(one -> List.of(one.getParameterTypes()).contains(MeasureProtection.class));
      else assertThat(family.isRecord()).as(family.toString()).isTrue();
  }

  @Test
  @DisplayName("est essayé ici, quelle que soit sa famille")
  void of_every_family_is_tried_here() {
    assertThat(all().map(MeasureId::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(MeasureId.class.getPermittedSubclasses()));
  }

  @Test
  @DisplayName("reste confié quand le service ne le connaît pas, quel que soit son nom")
  void stays_confided_when_unknown_whatever_its_key() {
    for (var key : List.of("satisfaction", "sessions.satisfaction", "fidelity.x", "sessions.held"))
      assertThat(
              List.of(
                  new EvaluationMeasure(key),
                  new ProgrammeItemMeasure(key),
                  new SurveyMeasure(SurveyKind.CLIMATE, Moment.START, key),
                  new SurveyMeasure(SurveyKind.SKILLS, Moment.START, key),
                  new ProgrammeSurveyMeasure("sessions", Moment.START, key),
                  new LearningMeasure(key)))
          .allMatch(measure -> measure.kind().isConfided());
  }

  @Test
  @DisplayName("n'emprunte pas les observations d'un autre qui a le même nom")
  void does_not_share_observations_with_another_of_the_same_key() {
    assertThat(new EvaluationMeasure("sessions.held")).isNotEqualTo(SessionMeasure.HELD);
    assertThat(all().map(MeasureId::key)).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("a sa place dans le rapport")
  void has_its_section_in_the_report() {
    assertThat(EvaluationMeasure.USEFUL.section()).isEqualTo("session");
    assertThat(new SurveyMeasure(SurveyKind.FOLLOW_UP, Moment.SIX_MONTHS, "F1").section())
        .isEqualTo("follow-up.six-months");
    assertThat(new SkillChangeMeasure("C1").section()).isEqualTo("skills.change");
    assertThat(new ProgrammeSurveyMeasure("TEAM_SPIRIT", Moment.START, "T.1").section())
        .isEqualTo("surveys.team-spirit.start");
    assertThat(ActionMeasure.EFFECT.section()).isEqualTo("actions");
    assertThat(FidelityMeasure.CLIENT_SILENT.section()).isEqualTo("fidelity");
    assertThat(HelpMeasure.HELP.section()).isEqualTo("cooperation");
    assertThat(new UnitHelpMeasure("R.H.", "Finance").section()).isEqualTo("cooperation");
  }
}
