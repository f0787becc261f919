package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.MeasureId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The figures of a programme, or of a part of it, as one viewer may see them.
 *
 * @param threshold k: how many people stand at least behind a process fact; behind answers one more
 * @param cut which confided answers the figures contain
 * @param series some of the figures, month by month
 * @param flows help between units
 * @param units of its members, present and former, in alphabetical order
 * @param sites likewise
 * @param groups how many have members
 */
public record ProgrammeFigures(
    ProgrammeFiguresView programme,
    int threshold,
    IncludedAnswers cut,
    List<Figure> figures,
    List<MonthlySeries> series,
    List<CrossUnitHelpFigure> flows,
    List<String> units,
    List<String> sites,
    int groups) {
  /** Where the units, sites and groups are of no interest. */
  public ProgrammeFigures(
      ProgrammeFiguresView programme,
      int threshold,
      IncludedAnswers cut,
      List<Figure> figures,
      List<MonthlySeries> series,
      List<CrossUnitHelpFigure> flows) {
    this(programme, threshold, cut, figures, series, flows, List.of(), List.of(), 0);
  }

  /** Groups and facilitators see no targets. */
  public ProgrammeFigures withoutTargets() {
    return new ProgrammeFigures(
        programme.withoutTargets(), threshold, cut, figures, series, flows, units, sites, groups);
  }

  public Map<MeasureId, Figure> byMeasure() {
    return figures.stream().collect(Collectors.toMap(Figure::measure, Function.identity()));
  }
}
