package codev.learning.outcomes.figures;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import codev.learning.accesslog.OutcomesAccessLog;
import codev.learning.domain.outcomes.Indicator;
import codev.learning.domain.survey.Instruments;
import codev.learning.outcomes.anonymity.Disclosure;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.ObservationFilter;
import codev.learning.outcomes.anonymity.Viewer;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.figures.Comparison.By;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of each programme, told of what is bound of it. */
@Component
public class OutcomesQueries {
  private final View<ProgrammeCard> programmes;
  private final View<GroupCard> groups;
  private final AggregationCache bindings;
  private final Instruments instruments;
  private final OutcomesAccessLog ledger;

  OutcomesQueries(
      Views views, AggregationCache bindings, Instruments instruments, OutcomesAccessLog ledger) {
    programmes = views.project(new ProgrammeCard.Cards());
    groups = views.project(new GroupCard.Cards());
    this.bindings = bindings;
    this.instruments = instruments;
    this.ledger = ledger;
  }

  /** Empty when there is no such programme. Whoever is told is noted first. */
  public Optional<Told> of(String programme, Viewer reader, ObservationFilter filter) {
    long upTo = Math.min(programmes.position(), bindings.position());
    return programmes
        .find(programme)
        .filter(ProgrammeCard::isDeclared)
        .map(
            card -> {
              var asked = List.of(card, reader, filter);
              var told =
                  bindings.of(
                      card.id(),
                      upTo,
                      Told.class,
                      asked,
                      bound -> told(card, bound, reader, filter));
              var shown = List.of(told.figures(), told.series(), told.flows());
              ledger.note(card.id(), reader.role(), filter.part(), shown, upTo);
              return told;
            });
  }

  public Optional<GroupCard> group(String id) {
    return groups.find(id);
  }

  /** Of each programme in which somebody facilitates groups, of these groups. */
  public List<Told> ofFacilitator(String facilitator, ObservationFilter filter) {
    return groups.where("facilitator", facilitator).stream()
        .collect(
            Collectors.groupingBy(
                GroupCard::programme,
                TreeMap::new,
                Collectors.mapping(GroupCard::id, Collectors.toSet())))
        .entrySet()
        .stream()
        .flatMap(led -> of(led.getKey(), Viewer.facilitating(led.getValue()), filter).stream())
        .toList();
  }

  /**
   * @param threshold how many people stand at least behind a figure
   * @param series some figures, month by month
   * @param flows who helped whom between units
   */
  public record Told(
      ProgrammeCard programme,
      int threshold,
      List<Figure> figures,
      List<Series> series,
      List<HelpFlow> flows) {}

  /** Empty when there is no such programme. */
  public Optional<Comparison> compared(
      String programme, Viewer reader, By by, ObservationFilter filter) {
    long upTo = Math.min(programmes.position(), bindings.position());
    return programmes
        .find(programme)
        .filter(ProgrammeCard::isDeclared)
        .map(
            card -> {
              var asked = List.of(card, reader, by, filter);
              var told =
                  bindings.of(
                      card.id(),
                      upTo,
                      Comparison.class,
                      asked,
                      bound -> compared(card, bound, reader, by, filter));
              ledger.note(card.id(), reader.role(), filter.part(), told.cohorts(), upTo);
              return told;
            });
  }

  private Comparison compared(
      ProgrammeCard card, Microaggregator bound, Viewer reader, By by, ObservationFilter filter) {
    var measures =
        measures(card).stream()
            .filter(
                measure ->
                    Indicator.of(measure.key()).isPresent()
                        || measure.key().startsWith(Measures.CHANGE))
            .toList();
    var cohorts =
        parts(card, bound, by, filter).entrySet().stream()
            .map(
                part ->
                    new Comparison.Cohort(
                        part.getKey(),
                        new FigureCalculator(bound, reader, part.getValue())
                            .figures(measures).stream()
                                .filter(figure -> Indicator.of(figure.key()).isPresent())
                                .toList()))
            .toList();
    return new Comparison(card, bound.threshold(), by, cohorts);
  }

  /** What is looked at, by its name. */
  private SortedMap<String, ObservationFilter> parts(
      ProgrammeCard card, Microaggregator bound, By by, ObservationFilter filter) {
    var parts = new TreeMap<String, ObservationFilter>();
    switch (by) {
      case UNIT ->
          names(bound, Workplace::unit).forEach(unit -> parts.put(unit, filter.unit(unit)));
      case SITE ->
          names(bound, Workplace::site).forEach(site -> parts.put(site, filter.site(site)));
      case GROUP ->
          groups
              .where("programme", card.id())
              .forEach(group -> parts.put(name(group, parts), filter.group(group.id())));
    }
    return parts;
  }

  /** Two groups may be called alike. */
  private static String name(GroupCard group, SortedMap<String, ObservationFilter> before) {
    return before.containsKey(group.name()) ? group.name() + " " + group.id() : group.name();
  }

  private static List<String> names(
      Microaggregator bound, Function<Workplace, @Nullable String> name) {
    return bound.workplaces().stream().map(name).filter(Objects::nonNull).distinct().toList();
  }

  /** What could be told of a programme, without any of it: nobody is told, nothing is noted. */
  public Optional<Told> untold(String programme) {
    return programmes
        .find(programme)
        .filter(ProgrammeCard::isDeclared)
        .map(
            card ->
                new Told(
                    card,
                    Math.max(Disclosure.LOWEST_THRESHOLD, card.thresholds().getLast().people()),
                    Stream.concat(
                            measures(card).stream().map(Measure::suppressed),
                            Stream.of(Figure.suppressed(Measures.CHANGE_OF_ALL)))
                        .toList(),
                    List.of(),
                    List.of()));
  }

  /** All that can be told of a programme. */
  public List<Measure> measures(ProgrammeCard programme) {
    return Measures.of(instruments, programme);
  }

  private Told told(
      ProgrammeCard card, Microaggregator binder, Viewer reader, ObservationFilter filter) {
    var measures = measures(card);
    var telling =
        new FigureCalculator(serves(card, filter) ? binder : nothing(binder), reader, filter);
    return new Told(
        card,
        binder.threshold(),
        telling.figures(measures),
        telling.series(measures),
        telling.flows());
  }

  private static boolean serves(ProgrammeCard card, ObservationFilter filter) {
    return filter.aim() == null || card.aims().contains(filter.aim());
  }

  private static Microaggregator nothing(Microaggregator binder) {
    var empty = new Microaggregator();
    empty.threshold(binder.threshold());
    return empty;
  }
}
