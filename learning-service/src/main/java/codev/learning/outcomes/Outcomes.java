package codev.learning.outcomes;

import codev.infra.views.View;
import codev.infra.views.Views;
import codev.learning.domain.Indicator;
import codev.learning.domain.Instruments;
import codev.learning.outcomes.Comparison.By;
import codev.learning.showing.Ledger;
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
class Outcomes {
  private final View<ProgrammeCard> programmes;
  private final View<GroupCard> groups;
  private final Bindings bindings;
  private final Instruments instruments;
  private final Ledger ledger;

  Outcomes(Views views, Bindings bindings, Instruments instruments, Ledger ledger) {
    programmes = views.project(new ProgrammeCard.Cards());
    groups = views.project(new GroupCard.Cards());
    this.bindings = bindings;
    this.instruments = instruments;
    this.ledger = ledger;
  }

  /** Empty when there is no such programme. Whoever is told is noted first. */
  Optional<Told> of(String programme, Reader reader, Filter filter) {
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

  Optional<GroupCard> group(String id) {
    return groups.find(id);
  }

  /** Of each programme in which somebody facilitates groups, of these groups. */
  List<Told> ofFacilitator(String facilitator, Filter filter) {
    return groups.where("facilitator", facilitator).stream()
        .collect(
            Collectors.groupingBy(
                GroupCard::programme,
                TreeMap::new,
                Collectors.mapping(GroupCard::id, Collectors.toSet())))
        .entrySet()
        .stream()
        .flatMap(led -> of(led.getKey(), Reader.facilitating(led.getValue()), filter).stream())
        .toList();
  }

  /**
   * @param threshold how many people stand at least behind a figure
   * @param series some figures, month by month
   * @param flows who helped whom between units
   */
  record Told(
      ProgrammeCard programme,
      int threshold,
      List<Figure> figures,
      List<Series> series,
      List<Flow> flows) {}

  /** Empty when there is no such programme. */
  Optional<Comparison> compared(String programme, Reader reader, By by, Filter filter) {
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
      ProgrammeCard card, Binder bound, Reader reader, By by, Filter filter) {
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
                        new Telling(bound, reader, part.getValue())
                            .figures(measures).stream()
                                .filter(figure -> Indicator.of(figure.key()).isPresent())
                                .toList()))
            .toList();
    return new Comparison(card, bound.threshold(), by, cohorts);
  }

  /** What is looked at, by its name. */
  private SortedMap<String, Filter> parts(ProgrammeCard card, Binder bound, By by, Filter filter) {
    var parts = new TreeMap<String, Filter>();
    switch (by) {
      case UNIT -> names(bound, Place::unit).forEach(unit -> parts.put(unit, filter.unit(unit)));
      case SITE -> names(bound, Place::site).forEach(site -> parts.put(site, filter.site(site)));
      case GROUP ->
          groups
              .where("programme", card.id())
              .forEach(group -> parts.put(name(group, parts), filter.group(group.id())));
    }
    return parts;
  }

  /** Two groups may be called alike. */
  private static String name(GroupCard group, SortedMap<String, Filter> before) {
    return before.containsKey(group.name()) ? group.name() + " " + group.id() : group.name();
  }

  private static List<String> names(Binder bound, Function<Place, @Nullable String> name) {
    return bound.workplaces().stream().map(name).filter(Objects::nonNull).distinct().toList();
  }

  /** What could be told of a programme, without any of it: nobody is told, nothing is noted. */
  Optional<Told> untold(String programme) {
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
  List<Measure> measures(ProgrammeCard programme) {
    return Measures.of(instruments, programme);
  }

  private Told told(ProgrammeCard card, Binder binder, Reader reader, Filter filter) {
    var measures = measures(card);
    var telling = new Telling(serves(card, filter) ? binder : nothing(binder), reader, filter);
    return new Told(
        card,
        binder.threshold(),
        telling.figures(measures),
        telling.series(measures),
        telling.flows());
  }

  private static boolean serves(ProgrammeCard card, Filter filter) {
    return filter.aim() == null || card.aims().contains(filter.aim());
  }

  private static Binder nothing(Binder binder) {
    var empty = new Binder();
    empty.threshold(binder.threshold());
    return empty;
  }
}
