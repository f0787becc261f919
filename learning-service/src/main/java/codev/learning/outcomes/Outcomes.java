package codev.learning.outcomes;

import codev.infra.views.View;
import codev.infra.views.Views;
import codev.learning.domain.Instruments;
import codev.learning.outcomes.Disclosure.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The figures of each programme, made anew for whoever reads them. */
@Component
class Outcomes {
  private final View<ProgrammeCard> programmes;
  private final View<PersonCard> people;
  private final View<Evidence> evidence;
  private final Instruments instruments;
  private final OpenedSheets sheets;

  Outcomes(Views views, Instruments instruments, OpenedSheets sheets) {
    programmes = views.project(new ProgrammeCard.Cards());
    people = views.project(new PersonCard.Cards());
    evidence = views.project(new Evidences());
    this.instruments = instruments;
    this.sheets = sheets;
  }

  /** Empty when there is no such programme. */
  Optional<Told> of(String programme, Reader reader, Filter filter) {
    long upTo = positionOfAll();
    return programmes
        .find(programme)
        .filter(ProgrammeCard::isDeclared)
        .map(card -> told(card, bind(card, upTo), reader, filter));
  }

  /**
   * @param threshold how many people stand at least behind a figure
   */
  record Told(ProgrammeCard programme, int threshold, List<Figure> figures) {}

  private Told told(ProgrammeCard card, Binder binder, Reader reader, Filter filter) {
    var measures = Measures.of(instruments, card);
    var serves = filter.aim() == null || card.aims().contains(filter.aim());
    var disclosure = new Disclosure(binder.threshold(), reader, filter);
    return new Told(
        card,
        binder.threshold(),
        measures.stream()
            .map(
                measure ->
                    disclosure.figure(
                        measure, serves ? binder.bundles(measure.observed()) : List.of()))
            .toList());
  }

  /** Goes through all that has happened once more, in its order. */
  private Binder bind(ProgrammeCard card, long upTo) {
    var binder = new Binder();
    happened(card).stream()
        .filter(happened -> happened.position() <= upTo)
        .sorted(Comparator.comparingLong(Happened::position))
        .forEach(happened -> happened.to().accept(binder));
    return binder;
  }

  /**
   * Asked before anything is read: what one view knows already and another does not yet would be
   * bound otherwise than a moment later.
   */
  private long positionOfAll() {
    return LongStream.of(programmes.position(), people.position(), evidence.position())
        .min()
        .orElseThrow();
  }

  private record Happened(long position, Consumer<Binder> to) {}

  private List<Happened> happened(ProgrammeCard card) {
    var all = new ArrayList<Happened>();
    for (var k : card.thresholds())
      all.add(new Happened(k.position(), binder -> binder.threshold(k.people())));
    var contributions = evidence.where("programme", card.id());
    for (var person : concerned(card, contributions)) {
      for (var posting : person.postings())
        all.add(
            new Happened(
                posting.position(), binder -> binder.worksAt(person.username(), posting.place())));
      for (var joining : person.joinings())
        if (joining.programme().equals(card.id()))
          all.add(new Happened(joining.position(), binder -> binder.joins(person.username())));
    }
    for (var contribution : contributions)
      all.add(new Happened(contribution.position(), binder -> observe(contribution, binder)));
    return all;
  }

  /**
   * The members, and whoever else something was observed of: a guest, or one whose joining is late.
   */
  private List<PersonCard> concerned(ProgrammeCard card, List<Evidence> contributions) {
    var cards = new HashMap<String, PersonCard>();
    for (var member : people.where("programmes", card.id())) cards.put(member.username(), member);
    var others =
        contributions.stream()
            .flatMap(contribution -> contribution.people().stream())
            .filter(person -> !cards.containsKey(person))
            .collect(Collectors.toCollection(HashSet::new));
    for (var other : people.find(others)) cards.put(other.username(), other);
    return List.copyOf(cards.values());
  }

  private void observe(Evidence contribution, Binder binder) {
    for (var seen : contribution.observed())
      binder.add(seen.measure(), observation(contribution, seen.value(), binder));
    if (contribution.sheet() == null) return;
    sheets
        .values(contribution.sheet())
        .forEach((measure, value) -> binder.add(measure, observation(contribution, value, binder)));
  }

  private static Observation observation(
      Evidence contribution, @Nullable Double value, Binder binder) {
    Set<String> people = Set.copyOf(contribution.people());
    var places = people.stream().map(binder::place).collect(Collectors.toUnmodifiableSet());
    return new Observation(people, places, contribution.group(), contribution.on(), value);
  }
}
