package codev.learning.outcomes;

import codev.learning.outcomes.Bindings.News;
import codev.learning.outcomes.PersonCard.Membership;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is bound of one programme, up to a position of the log; it goes on from there. */
final class Binding {
  /** Of a programme that many look at, each with other filters. */
  private static final int MOST_ANSWERS = 50;

  private final OpenedSheets sheets;
  private final Binder binder = new Binder();
  private final Set<String> members = new HashSet<>();
  private final Set<String> guests = new HashSet<>();
  private final Set<String> erased = new HashSet<>();
  private final Answers answers = new Answers(MOST_ANSWERS);
  private long upTo;

  Binding(OpenedSheets sheets) {
    this.sheets = sheets;
  }

  private record Happened(long position, Consumer<Binder> to) {}

  /** Goes through what has happened since, in its order. */
  void goOn(ProgrammeCard card, News news, long now) {
    var all = new ArrayList<Happened>();
    for (var k : card.thresholds())
      if (isNew(k.position(), now))
        all.add(new Happened(k.position(), binder -> binder.threshold(k.people())));
    for (var person : news.people()) collect(person, card.id(), now, all);
    for (var observed : news.observed()) {
      all.add(new Happened(observed.position(), binder -> observe(observed, binder)));
      observed.people().stream().filter(name -> !members.contains(name)).forEach(guests::add);
    }
    all.stream()
        .sorted(Comparator.comparingLong(Happened::position))
        .forEach(happened -> happened.to().accept(binder));
    upTo = now;
    if (!all.isEmpty()) answers.forget();
  }

  /** What was told already is told again, as long as nothing new is bound. */
  <T> T told(Class<T> answer, Object question, Function<Binder, T> telling) {
    return answers.to(question, answer, () -> telling.apply(binder));
  }

  /** Of whoever is new here all that is known of them: nobody has asked where they work before. */
  private void collect(PersonCard person, String programme, long now, List<Happened> all) {
    var name = person.username();
    boolean isKnown = members.contains(name) || guests.contains(name);
    for (var posting : person.postings())
      if (isKnown ? isNew(posting.position(), now) : posting.position() <= now)
        all.add(new Happened(posting.position(), binder -> binder.worksAt(name, posting.place())));
    for (var membership : person.memberships())
      if (membership.programme().equals(programme) && isNew(membership.position(), now))
        all.add(
            new Happened(membership.position(), binder -> membership(name, membership, binder)));
    if (person.erasedAt() != null && person.erasedAt() <= now) erased.add(name);
    if (person.programmes().contains(programme)) {
      members.add(name);
      guests.remove(name);
    } else {
      guests.add(name);
    }
  }

  private static void membership(String person, Membership membership, Binder binder) {
    if (membership.ends()) binder.leaves(person, membership.group());
    else binder.joins(person, membership.group());
  }

  private boolean isNew(long position, long now) {
    return upTo < position && position <= now;
  }

  private void observe(Evidence contribution, Binder binder) {
    contribution.observed().stream()
        .flatMap(seen -> Cooperation.placed(seen, binder::place))
        .forEach(
            seen -> {
              var people = seen.people() == null ? contribution.people() : seen.people();
              binder.add(seen.measure(), Seen.of(contribution, people, binder).as(seen.value()));
            });
    if (contribution.sheet() == null) return;
    var seen = Seen.of(contribution, contribution.people(), binder);
    sheets
        .values(contribution.sheet(), erased.containsAll(contribution.people()))
        .forEach((measure, value) -> binder.add(measure, seen.as(value)));
  }

  /** What all answers of a sheet have in common, kept once: a large programme has a million. */
  private record Seen(Set<String> people, Set<Place> places, String group, LocalDate on) {
    static Seen of(Evidence contribution, List<String> concerned, Binder binder) {
      var people = Set.copyOf(concerned);
      var places = people.stream().map(binder::place).collect(Collectors.toUnmodifiableSet());
      return new Seen(people, places, contribution.group(), contribution.on());
    }

    Observation as(@Nullable Double value) {
      return new Observation(people, places, group, on, value);
    }
  }

  Binder binder() {
    return binder;
  }

  /** Whose cards say of themselves when they have changed. */
  Set<String> members() {
    return members;
  }

  Set<String> guests() {
    return guests;
  }

  long upTo() {
    return upTo;
  }
}
