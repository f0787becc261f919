package codev.learning.outcomes.figures;

import codev.learning.domain.survey.Instrument;
import codev.learning.domain.survey.Instruments;
import codev.learning.domain.survey.Item;
import codev.learning.domain.survey.Survey;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.extraction.CrossUnitHelp;
import codev.learning.outcomes.figures.Measure.Calculation;
import codev.learning.outcomes.figures.Measure.Scale;
import codev.learning.outcomes.figures.Measure.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every figure of a programme, in the order in which it is shown. */
public final class Measures {
  public static final String CHANGE = "skills.change";

  /** Of all skills together: a mean of what is told of each. */
  public static final String CHANGE_OF_ALL = CHANGE + ".all";

  private Measures() {}

  /**
   * Of the learnings only the counts by competency: a total beside them would let a hidden one be
   * computed.
   */
  public static List<Measure> of(Instruments instruments, ProgrammeCard programme) {
    return Stream.of(
            instruments.session().stream().map(item -> of(item.key(), item)),
            Stream.of(
                new Measure(
                    "recommendation", "H10", Calculation.RECOMMENDATION, Unit.POINTS, null)),
            programme.items().stream()
                .map(
                    item ->
                        Measure.mean(
                            AnswerDecryptor.own(item.key()),
                            Unit.OWN_SCALE,
                            new Scale(item.from(), item.to()))),
            actions(),
            programme.competencies().stream()
                .map(line -> Measure.sum("learnings." + line.key(), Unit.NUMBER)),
            sessions(),
            fidelity(),
            Arrays.stream(Survey.values()).flatMap(survey -> of(instruments, survey)),
            instruments.of(Survey.SKILLS).stream().map(Measures::change),
            programme.instruments().stream().flatMap(Measures::of))
        .flatMap(measures -> measures)
        .toList();
  }

  private static Stream<Measure> actions() {
    return Stream.concat(
        Stream.of(
                "actions.committed",
                "actions.dated",
                "actions.reviewed",
                "actions.tried",
                "actions.done",
                "actions.partly",
                "actions.abandoned")
            .map(key -> Measure.sum(key, Unit.NUMBER)),
        Stream.of(
            new Measure(
                "actions.days-to-done",
                "actions.days-to-done",
                Calculation.MEDIAN,
                Unit.DAYS,
                null),
            Measure.mean("actions.effect", Unit.EFFECT, Scale.AGREEMENT)));
  }

  private static Stream<Measure> sessions() {
    return Stream.of(
        Measure.sum("sessions.held", Unit.NUMBER),
        Measure.sum("sessions.hours-planned", Unit.HOURS),
        Measure.sum("sessions.hours-held", Unit.HOURS),
        new Measure("sessions.people", "sessions.held", Calculation.PEOPLE, Unit.PEOPLE, null),
        Measure.mean("sessions.attendance", Unit.SHARE),
        new Measure("sessions.clients", "sessions.clients", Calculation.PEOPLE, Unit.PEOPLE, null),
        new Measure(
            "sessions.rotation",
            "sessions.rotation",
            Calculation.SHARE_OF_PEOPLE,
            Unit.SHARE,
            null),
        Measure.mean(CrossUnitHelp.ACROSS, Unit.SHARE));
  }

  private static Stream<Measure> fidelity() {
    return Stream.of(
        Measure.mean("fidelity.steps-on-time", Unit.SHARE),
        Measure.mean("fidelity.contract-accepted", Unit.SHARE),
        Measure.mean("fidelity.client-silent", Unit.SHARE),
        Measure.mean("fidelity.contribution-gini", Unit.GINI));
  }

  private static Stream<Measure> of(Instruments instruments, Survey survey) {
    return survey.moments().stream()
        .flatMap(
            moment ->
                instruments.of(survey).stream()
                    .map(item -> of(AnswerDecryptor.measure(survey, moment, item), item)));
  }

  private static Stream<Measure> of(Instrument own) {
    return own.moments().stream()
        .flatMap(
            moment ->
                own.items().stream()
                    .map(
                        item ->
                            Measure.mean(
                                AnswerDecryptor.own(own.key(), moment) + "." + item.key(),
                                Unit.OWN_SCALE,
                                new Scale(item.from(), item.to()))));
  }

  /** Of those who answered at the start and at the end: what changed in between. */
  private static Measure change(Item item) {
    var key = CHANGE + "." + item.key();
    return new Measure(key, key, Calculation.CHANGE, Unit.CHANGE_OF_CONFIDENCE, null);
  }

  private static Measure of(String key, Item item) {
    return switch (item.scale()) {
      case AGREEMENT -> Measure.mean(key, Unit.AGREEMENT, Scale.AGREEMENT);
      case ZERO_TO_TEN -> Measure.mean(key, Unit.CONFIDENCE, Scale.ZERO_TO_TEN);
    };
  }
}
