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
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SurveyMeasure;
import codev.learning.outcomes.anonymity.MeasureId.UnitHelpMeasure;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est mesuré")
class MeasureIdTest {
  private static final List<MeasureId> OF_RECORDS =
      List.of(
          EvaluationMeasure.USEFUL,
          new EvaluationMeasure("H2"),
          EvaluationMeasure.SAFE,
          EvaluationMeasure.RECOMMENDATION,
          new ProgrammeItemMeasure("COURAGE"),
          new SurveyMeasure(SurveyKind.SKILLS, Moment.START, "C1"),
          new SurveyMeasure(SurveyKind.FOLLOW_UP, Moment.THREE_MONTHS, "F1"),
          new SurveyMeasure(SurveyKind.CLIMATE, Moment.END, "H2"),
          new SkillChangeMeasure("C1"),
          SkillChangeMeasure.ALL,
          new ProgrammeSurveyMeasure("TEAM_SPIRIT", Moment.START, "T1"),
          new ProgrammeSurveyChangeMeasure("TEAM_SPIRIT", "T1"),
          new LearningMeasure("listening"),
          new UnitHelpMeasure("RH", "Finance"));

  private static Stream<Class<?>> families() {
    return Stream.of(MeasureId.class, MeasureId.ItemMeasure.class, MeasureId.DefinedMeasure.class)
        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
        .filter(type -> !type.isInterface());
  }

  private static Stream<MeasureId> all() {
    var ofEnums =
        families()
            .filter(Class::isEnum)
            .flatMap(type -> Arrays.stream(type.getEnumConstants()))
            .map(MeasureId.class::cast);
    return Stream.concat(OF_RECORDS.stream(), ofEnums);
  }

  @Test
  @DisplayName("dit pour toujours son nom, s'il est confié et avec qui il attend")
  void has_its_key_and_its_protection_for_ever() {
    assertThat(all().map(measure -> measure.key() + " " + measure.protection()))
        .containsExactlyInAnyOrder(
            "H1 GROUP_FEEDBACK",
            "H2 SENSITIVE_FEEDBACK",
            "H3 SENSITIVE_FEEDBACK",
            "recommendation GROUP_FEEDBACK",
            "items.COURAGE GROUP_FEEDBACK",
            "skills.start.C1 PERSONAL",
            "follow-up.three-months.F1 PERSONAL",
            "climate.end.H2 SENSITIVE_FEEDBACK",
            "skills.change.C1 PERSONAL",
            "skills.change.all PERSONAL",
            "surveys.team-spirit.start.T1 PERSONAL",
            "surveys.team-spirit.change.T1 PERSONAL",
            "learnings.listening PERSONAL",
            "cooperation.RH/Finance PERSONAL",
            "cooperation PERSONAL",
            "cooperation.across PERSONAL",
            "actions.committed PERSONAL_FACT",
            "actions.dated PERSONAL_FACT",
            "actions.reviewed PERSONAL_FACT",
            "actions.tried PERSONAL_FACT",
            "actions.done PERSONAL_FACT",
            "actions.done-share PERSONAL_FACT",
            "actions.partly PERSONAL_FACT",
            "actions.abandoned PERSONAL_FACT",
            "actions.days-to-done PERSONAL_FACT",
            "actions.effect PERSONAL",
            "sessions.held SESSION_FACT",
            "sessions.planned SESSION_FACT",
            "sessions.hours-planned SESSION_FACT",
            "sessions.hours-held SESSION_FACT",
            "sessions.people SESSION_FACT",
            "sessions.attendance SESSION_FACT",
            "sessions.clients SESSION_FACT",
            "sessions.rotation SESSION_FACT",
            "fidelity.steps-on-time SESSION_FACT",
            "fidelity.contract-accepted SESSION_FACT",
            "fidelity.client-silent SESSION_FACT",
            "fidelity.contribution-gini SESSION_FACT");
    assertThat(MeasureProtection.GROUP_FEEDBACK).matches(MeasureProtection::isConfided);
    assertThat(MeasureProtection.PERSONAL).matches(MeasureProtection::isConfided);
    assertThat(MeasureProtection.SENSITIVE_FEEDBACK).matches(MeasureProtection::isConfided);
    assertThat(MeasureProtection.PERSONAL_FACT).matches(protection -> !protection.isConfided());
    assertThat(MeasureProtection.SESSION_FACT).matches(protection -> !protection.isConfided());
  }

  @Test
  @DisplayName("ne compile pas tant que sa nature n'est pas dite, une par une")
  void does_not_compile_without_its_protection() throws NoSuchMethodException {
    var protection = MeasureId.class.getMethod("protection");
    assertThat(protection.isDefault()).isFalse();
    assertThat(Modifier.isAbstract(protection.getModifiers())).isTrue();
    assertThat(MeasureId.class.isSealed()).isTrue();
    for (var family : families().toList())
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
        .isEqualTo(families().collect(Collectors.toSet()));
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
          .allMatch(measure -> measure.protection().isConfided());
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
    assertThat(new ProgrammeSurveyChangeMeasure("TEAM_SPIRIT", "T1").section())
        .isEqualTo("surveys.team-spirit.change");
    assertThat(ActionMeasure.EFFECT.section()).isEqualTo("actions");
    assertThat(FidelityMeasure.CLIENT_SILENT.section()).isEqualTo("fidelity");
    assertThat(HelpMeasure.HELP.section()).isEqualTo("cooperation");
    assertThat(new UnitHelpMeasure("R.H.", "Finance").section()).isEqualTo("cooperation");
  }
}
