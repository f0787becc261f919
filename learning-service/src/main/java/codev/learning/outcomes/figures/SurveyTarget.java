package codev.learning.outcomes.figures;

import codev.learning.domain.survey.ProgrammeInstrument;
import codev.learning.domain.survey.ProgrammeInstrument.Question;
import codev.learning.domain.survey.SurveyKind.Moment;
import codev.learning.outcomes.anonymity.MeasureId.ProgrammeSurveyMeasure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a target can be set for in an instrument of the programme's own: the mean of an item at one
 * moment. It is a minimum, since the service knows no better direction of its scale.
 */
public record SurveyTarget(ProgrammeInstrument instrument, Moment moment, Question item) {

  /** Those that a page offers: for the last moment, and whatever has a target already. */
  public static List<SurveyTarget> offered(ProgrammeFiguresView programme) {
    return all(programme)
        .filter(
            one ->
                one.moment == one.instrument.moments().getLast()
                    || programme.targets().containsKey(one.figure()))
        .toList();
  }

  public static Optional<SurveyTarget> find(ProgrammeFiguresView programme, String figure) {
    return all(programme).filter(one -> one.figure().equals(figure)).findFirst();
  }

  private static Stream<SurveyTarget> all(ProgrammeFiguresView programme) {
    return programme.instruments().stream()
        .flatMap(
            instrument ->
                instrument.items().stream()
                    .flatMap(
                        item ->
                            instrument.moments().stream()
                                .map(moment -> new SurveyTarget(instrument, moment, item))));
  }

  public ProgrammeSurveyMeasure measure() {
    return new ProgrammeSurveyMeasure(instrument.key(), moment, item.key());
  }

  /** The figure's key. */
  public String figure() {
    return measure().key();
  }
}
