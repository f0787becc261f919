package codev.learning.outcomes.figures;

import codev.learning.outcomes.anonymity.AnonymitySet;
import codev.learning.outcomes.anonymity.Disclosure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.extraction.CrossUnitHelp;
import codev.learning.outcomes.figures.Measure.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one reader is told of what is bound, under one filter: all of it leaves by disclosure. */
final class FigureCalculator {
  /** Followed from month to month. */
  private static final List<String> FOLLOWED =
      List.of(
          "H1",
          "H3",
          "H6",
          "recommendation",
          "sessions.held",
          "sessions.attendance",
          "fidelity.steps-on-time",
          "fidelity.client-silent",
          "actions.done",
          CrossUnitHelp.ACROSS);

  private final Microaggregator bound;
  private final Viewer reader;
  private final ObservationFilter filter;

  FigureCalculator(Microaggregator bound, Viewer reader, ObservationFilter filter) {
    this.bound = bound;
    this.reader = reader;
    this.filter = filter;
  }

  List<Figure> figures(List<Measure> measures) {
    var figures = measures.stream().map(measure -> figure(measure, filter)).toList();
    return Stream.concat(figures.stream(), Stream.of(changeOfAll(figures))).toList();
  }

  /** Made of figures that are told, not of answers. */
  private static Figure changeOfAll(List<Figure> figures) {
    var changes =
        figures.stream()
            .filter(figure -> figure.unit() == Unit.CHANGE_OF_CONFIDENCE)
            .filter(figure -> figure.value() != null)
            .toList();
    var mean =
        changes.stream().mapToDouble(change -> Objects.requireNonNull(change.value())).average();
    var people = changes.stream().mapToInt(change -> Objects.requireNonNull(change.n())).min();
    return mean.isEmpty() || people.isEmpty()
        ? Figure.suppressed(Measures.CHANGE_OF_ALL)
        : Figure.of(Measures.CHANGE_OF_ALL, mean.getAsDouble(), people.getAsInt())
            .in(Unit.CHANGE_OF_CONFIDENCE);
  }

  List<Series> series(List<Measure> measures) {
    return measures.stream()
        .filter(
            measure -> FOLLOWED.contains(measure.key()) || measure.key().startsWith("learnings."))
        .map(this::series)
        .filter(Series::isTold)
        .toList();
  }

  private Series series(Measure measure) {
    return told(
        measure,
        filter,
        Series.class,
        bundles ->
            new Series(
                measure.key(),
                Series.months(disclosure(filter).of(bundles)).stream()
                    .map(month -> Series.Point.of(month, figure(measure, within(month))))
                    .toList()));
  }

  /** Of the units of which it is told that they helped each other, each with each. */
  List<HelpFlow> flows() {
    if (filter.unit() != null) return List.of();
    var units =
        disclosure(filter).of(bound.bundles(CrossUnitHelp.ACROSS)).stream()
            .flatMap(seen -> seen.places().stream())
            .map(Workplace::unit)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    return units.stream().flatMap(from -> units.stream().map(to -> flow(from, to))).toList();
  }

  private HelpFlow flow(String from, String to) {
    return HelpFlow.of(
        from, to, figure(Measure.sum(CrossUnitHelp.between(from, to), Unit.NUMBER), filter));
  }

  private Figure figure(Measure measure, ObservationFilter part) {
    return told(measure, part, Figure.class, bundles -> disclosure(part).figure(measure, bundles));
  }

  /** All that an answer hangs on, besides the bundles. */
  private record Asked(
      Measure measure, Class<?> answer, int threshold, Viewer reader, ObservationFilter part) {}

  /** Within one unit nobody helps across units: that would be told as none, and mean nothing. */
  private <T> T told(
      Measure measure,
      ObservationFilter part,
      Class<T> answer,
      Function<List<AnonymitySet>, T> telling) {
    if (measure.observed().equals(CrossUnitHelp.ACROSS) && filter.unit() != null)
      return telling.apply(List.of());
    var asked = new Asked(measure, answer, bound.threshold(), reader, part);
    return bound.told(measure.observed(), asked, answer, telling);
  }

  private Disclosure disclosure(ObservationFilter part) {
    return new Disclosure(bound.threshold(), reader, part);
  }

  private ObservationFilter within(YearMonth month) {
    return new ObservationFilter(
        filter.unit(),
        filter.site(),
        filter.aim(),
        later(filter.from(), month.atDay(1)),
        earlier(filter.to(), month.atEndOfMonth()),
        filter.group());
  }

  private static LocalDate later(@Nullable LocalDate asked, LocalDate first) {
    return Stream.of(asked == null ? first : asked, first).max(LocalDate::compareTo).orElseThrow();
  }

  private static LocalDate earlier(@Nullable LocalDate asked, LocalDate last) {
    return Stream.of(asked == null ? last : asked, last).min(LocalDate::compareTo).orElseThrow();
  }
}
