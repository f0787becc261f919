package codev.learning.outcomes;

import codev.learning.domain.Instruments;
import codev.learning.domain.Survey;
import codev.learning.outcomes.Measure.Calculation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every figure of a programme, in the order in which it is shown. */
final class Measures {
  private Measures() {}

  /**
   * Of the learnings only the counts by competency: a total beside them would let a hidden one be
   * computed.
   */
  static List<Measure> of(Instruments instruments, ProgrammeCard programme) {
    return Stream.of(
            instruments.session().stream().map(item -> Measure.mean(item.key())),
            Stream.of(new Measure("recommendation", "H10", Calculation.RECOMMENDATION)),
            programme.items().stream().map(item -> Measure.mean(OpenedSheets.own(item.key()))),
            Stream.of("actions.committed", "actions.dated", "actions.done").map(Measure::sum),
            Stream.of(Measure.mean("actions.effect"), Measure.sum("actions.reviewed")),
            programme.competencies().stream().map(line -> Measure.sum("learnings." + line.key())),
            Stream.of(
                Measure.sum("sessions.held"),
                Measure.mean("sessions.attendance"),
                new Measure("sessions.clients", "sessions.clients", Calculation.PEOPLE),
                Measure.mean("fidelity.steps-on-time"),
                Measure.mean("fidelity.contract-accepted"),
                Measure.mean("fidelity.client-silent"),
                Measure.mean("fidelity.contribution-gini")),
            Arrays.stream(Survey.values()).flatMap(survey -> of(instruments, survey)))
        .flatMap(measures -> measures)
        .toList();
  }

  private static Stream<Measure> of(Instruments instruments, Survey survey) {
    return survey.moments().stream()
        .flatMap(
            moment ->
                instruments.of(survey).stream()
                    .map(item -> Measure.mean(OpenedSheets.measure(survey, moment, item))));
  }
}
