package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.Measure.Unit;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Defines each figure: what it means, its unit, its source, which people its n counts, and an
 * example.
 */
@Component
public class FigureDefinitions {
  private final FigureLabels labels;
  private final MessageSource messages;

  FigureDefinitions(FigureLabels labels, MessageSource messages) {
    this.labels = labels;
    this.messages = messages;
  }

  /**
   * The definitions of one section.
   *
   * @param source of its observations
   * @param counted the people that n counts
   * @param example of the calculation, with numbers that are nobody's
   */
  public record Part(
      String title,
      String definition,
      String source,
      String counted,
      String example,
      List<Definition> figures) {}

  /** The definition of one figure. */
  public record Definition(String label, String unit, String key) {}

  public List<Part> of(ProgrammeFigures figures, List<Measure> measures, Locale language) {
    var format = new FigureFormatter(messages, language);
    var units = measures.stream().collect(Collectors.toMap(Measure::id, Measure::unit));
    return labels.tables(figures, language).stream()
        .map(table -> part(table, units, format))
        .toList();
  }

  private static Part part(FigureTable table, Map<MeasureId, Unit> units, FigureFormatter format) {
    return new Part(
        table.title(),
        table.definition(),
        format.text("outcomes.source." + table.family()),
        format.text("outcomes.counted." + table.family()),
        format.text("outcomes.example." + table.family()),
        table.rows().stream()
            .map(
                row ->
                    new Definition(
                        row.label(),
                        format.text("outcomes.unit-of." + unit(row.figure().measure(), units)),
                        row.figure().measure().key()))
            .toList());
  }

  /** The change of all skills has no measure of its own. */
  private static Unit unit(MeasureId measure, Map<MeasureId, Unit> units) {
    return Objects.requireNonNullElse(units.get(measure), Unit.CHANGE_OF_CONFIDENCE);
  }
}
