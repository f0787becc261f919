package codev.learning.outcomes.report;

import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.DefinedMeasure;
import codev.learning.outcomes.anonymity.MeasureId.EvaluationMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SkillChangeMeasure;
import codev.learning.outcomes.charts.FigureFormatter;
import codev.learning.outcomes.figures.Figure.Unit;
import codev.learning.outcomes.figures.Measure;
import codev.learning.outcomes.figures.Measure.Calculation;
import codev.learning.outcomes.figures.ProgrammeFigures;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Defines each figure: what it means, its unit, its source, which people its n counts, its formula
 * and an example of it.
 */
@Component
public class FigureDefinitions {
  private static final String MEAN = Calculation.MEAN.name();

  private static final List<DerivedFigure> DERIVED =
      List.of(
          new DerivedFigure("levels", "skills"),
          new DerivedFigure("improved", "skills"),
          new DerivedFigure("margin", "skills"),
          new DerivedFigure("agreeing", "session"),
          new DerivedFigure("high-effect", "actions"),
          new DerivedFigure("untried", "actions"),
          new DerivedFigure("running-total", "actions"),
          new DerivedFigure("flow", "cooperation"),
          new DerivedFigure("month", null),
          new DerivedFigure("missing", null),
          new DerivedFigure("verdict", null),
          new DerivedFigure("reached", null));

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
   */
  public record SectionDefinitions(
      String title, String definition, String source, String counted, List<Definition> figures) {}

  /**
   * The definition of one figure.
   *
   * @param example of its formula, with numbers that are nobody's
   */
  public record Definition(String label, String unit, String formula, String example, String key) {}

  /** The definition of a number that the page computes from figures. */
  public record DerivedDefinition(
      String label, String formula, String counted, String source, String example) {}

  /**
   * @param family of the figures whose source and people it has; null where any figure has it
   */
  private record DerivedFigure(String name, @Nullable String family) {}

  /** Of the numbers that stand on the page besides the figures. */
  public List<DerivedDefinition> derived(Locale language) {
    var format = new FigureFormatter(messages, language);
    return DERIVED.stream().map(one -> derived(one, format)).toList();
  }

  private static DerivedDefinition derived(DerivedFigure figure, FigureFormatter format) {
    var key = "outcomes.derived." + figure.name();
    var family = figure.family() == null ? "any" : figure.family();
    return new DerivedDefinition(
        format.text(key),
        format.text(key + ".formula"),
        format.text("outcomes.counted." + family),
        format.text("outcomes.source." + family),
        format.text(key + ".example"));
  }

  public List<SectionDefinitions> of(
      ProgrammeFigures figures, List<Measure> measures, Locale language) {
    var format = new FigureFormatter(messages, language);
    var byId = measures.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
    return labels.tables(figures, language).stream()
        .map(table -> part(table, byId, format))
        .toList();
  }

  private static SectionDefinitions part(
      FigureTable table, Map<MeasureId, Measure> measures, FigureFormatter format) {
    return new SectionDefinitions(
        table.title(),
        table.definition(),
        format.text("outcomes.source." + table.family()),
        format.text("outcomes.counted." + table.family()),
        table.rows().stream().map(row -> definition(row, measures, format)).toList());
  }

  private static Definition definition(
      FigureRow row, Map<MeasureId, Measure> measures, FigureFormatter format) {
    var id = row.figure().measure();
    var measure = measures.get(id);
    // The change of all skills has no measure of its own.
    var unit = measure == null ? Unit.CHANGE_OF_CONFIDENCE : measure.unit();
    var calculation = measure == null ? Calculation.CHANGE : measure.calculation();
    var name = hasItsOwn(id) ? id.key() : calculation.name();
    return new Definition(
        row.label(),
        format.text("outcomes.unit-of." + unit),
        format.text("outcomes.formula." + name),
        format.text("outcomes.example-of." + (name.equals(MEAN) ? name + "." + unit : name)),
        id.key());
  }

  /** Whether it has a formula of its own; items have that of their calculation. */
  private static boolean hasItsOwn(MeasureId measure) {
    return measure instanceof DefinedMeasure
        || measure.equals(EvaluationMeasure.RECOMMENDATION)
        || measure.equals(SkillChangeMeasure.ALL);
  }
}
