package codev.learning.outcomes;

import codev.infra.views.View;
import codev.infra.views.Views;
import codev.learning.domain.Instruments;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The figures of each programme, told of what is bound of it. */
@Component
class Outcomes {
  private final View<ProgrammeCard> programmes;
  private final View<GroupCard> groups;
  private final Bindings bindings;
  private final Instruments instruments;

  Outcomes(Views views, Bindings bindings, Instruments instruments) {
    programmes = views.project(new ProgrammeCard.Cards());
    groups = views.project(new GroupCard.Cards());
    this.bindings = bindings;
    this.instruments = instruments;
  }

  /** Empty when there is no such programme. */
  Optional<Told> of(String programme, Reader reader, Filter filter) {
    long upTo = Math.min(programmes.position(), bindings.position());
    return programmes
        .find(programme)
        .filter(ProgrammeCard::isDeclared)
        .map(
            card ->
                bindings.of(
                    card,
                    upTo,
                    List.of(card, reader, filter),
                    bound -> told(card, bound, reader, filter)));
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
