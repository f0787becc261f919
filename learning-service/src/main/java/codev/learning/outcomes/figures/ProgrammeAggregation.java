package codev.learning.outcomes.figures;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.View;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.CourseCorrected;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.outcomes.anonymity.Interner;
import codev.learning.outcomes.anonymity.MemoCache;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.extraction.CrossUnitHelp;
import codev.learning.outcomes.extraction.EventHistory;
import codev.learning.outcomes.extraction.MetricInput;
import codev.learning.outcomes.extraction.ObservationExtractor;
import codev.learning.outcomes.extraction.PersonCard;
import codev.learning.outcomes.extraction.PersonCard.Posting;
import codev.learning.outcomes.extraction.ProgrammeEventIndex;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is bound of one programme, up to a position of the log. The first time it goes through the
 * programme's own events, found by their whereabouts; later through all that has come since.
 */
final class ProgrammeAggregation {
  /** Of a programme that many look at, each with other filters. */
  private static final int MOST_ANSWERS = 50;

  /** Events since it was last looked at; where there are more, it is quicker to begin anew. */
  private static final int MOST_NEWS = 20_000;

  private static final int PAGE = 1_000;

  private final String programme;
  private final Sources from;
  private final Microaggregator binder = new Microaggregator();
  private final ObservationExtractor witness = new ObservationExtractor();
  private final Set<String> known = new HashSet<>();
  private final Set<String> erased = new HashSet<>();
  private final PriorityQueue<Move> moves =
      new PriorityQueue<>(Comparator.comparingLong(move -> move.to().position()));
  private final Interner once = new Interner();
  private final MemoCache answers = new MemoCache(MOST_ANSWERS);
  private long upTo;

  ProgrammeAggregation(String programme, Sources from) {
    this.programme = programme;
    this.from = from;
  }

  record Sources(
      EventHistory past,
      View<ProgrammeEventIndex> whereabouts,
      View<PersonCard> people,
      AnswerDecryptor sheets) {}

  /** Still to come when somebody was met. */
  private record Move(String person, Posting to) {}

  /** What is known of an event before anything is bound of it. */
  private record Heard(long position, LearningEvent event, Optional<MetricInput> evidence) {
    Stream<String> people() {
      return event instanceof GroupJoined e
          ? Stream.of(e.person().value())
          : evidence.stream().flatMap(told -> told.people().stream());
    }
  }

  /**
   * Goes through what has happened since, in its order; whoever was told more already stays so.
   *
   * @return whether it has; else what is bound has changed, and this is of no use any more
   */
  boolean goOn(long now) {
    if (upTo == 0) begin(now);
    if (now - upTo > MOST_NEWS) return false;
    while (upTo < now) {
      long next = Math.min(now, upTo + PAGE);
      if (!takesUp(from.past().between(upTo, next), next)) return false;
      upTo = next;
    }
    return true;
  }

  private void begin(long now) {
    var stretches =
        from.whereabouts().where("programme", programme).stream()
            .sorted(Comparator.comparingLong(ProgrammeEventIndex::stretch))
            .toList();
    from.past()
        .at(before(now, stretches.stream().flatMap(stretch -> stretch.corrections().stream())))
        .forEach(corrected -> witness.hear((CourseCorrected) corrected.event()));
    for (var stretch : stretches)
      take(from.past().at(before(now, stretch.positions().stream())), now);
    moveUpTo(now);
    upTo = now;
  }

  private static List<Long> before(long now, Stream<Long> positions) {
    return positions.filter(position -> position <= now).toList();
  }

  private boolean takesUp(List<RecordedEvent<LearningEvent>> news, long now) {
    for (var recorded : news)
      if (recorded.event() instanceof PersonErased e && known.contains(e.person().value()))
        return false;
      else if (recorded.event() instanceof CourseCorrected e
          && e.programme().toString().equals(programme)
          && witness.hear(e)) return false;
    take(news.stream().filter(recorded -> concerns(recorded.event())).toList(), now);
    return true;
  }

  private boolean concerns(LearningEvent event) {
    return event instanceof PersonNoted
        || ProgrammeEventIndex.concerned(event)
            .filter(concerned -> concerned.toString().equals(programme))
            .isPresent();
  }

  private void take(List<RecordedEvent<LearningEvent>> events, long now) {
    if (!events.isEmpty()) answers.forget();
    var heard =
        events.stream()
            .map(one -> new Heard(one.position(), one.event(), witness.tell(one.event())))
            .toList();
    meet(heard.stream().flatMap(Heard::people).collect(Collectors.toSet()), now);
    for (var one : heard) {
      moveUpTo(one.position());
      bind(one);
    }
  }

  /** Of whoever is new here it is asked where they have worked, and will have until now. */
  private void meet(Collection<String> people, long now) {
    var strangers = people.stream().filter(known::add).toList();
    for (var card : from.people().find(strangers)) {
      if (card.erasedAt() != null && card.erasedAt() <= now) erased.add(card.username());
      card.postings().stream()
          .filter(posting -> posting.position() <= now)
          .forEach(posting -> moves.add(new Move(card.username(), posting)));
    }
  }

  private void moveUpTo(long position) {
    for (@Nullable Move next = moves.peek();
        next != null && next.to().position() <= position;
        next = moves.peek()) {
      binder.worksAt(next.person(), next.to().place());
      moves.remove();
      answers.forget();
    }
  }

  private void bind(Heard heard) {
    switch (heard.event()) {
      case ProgrammeNoted e -> binder.threshold(e.privacyThreshold());
      case GroupJoined e -> binder.joins(e.person().value(), e.group().toString());
      case GroupLeft e -> binder.leaves(e.person().value(), e.group().toString());
      case PersonNoted e -> {
        if (known.contains(e.person().value()))
          binder.worksAt(e.person().value(), new Workplace(e.unit(), e.site()));
      }
      default -> heard.evidence().ifPresent(this::observe);
    }
  }

  private void observe(MetricInput contribution) {
    contribution.observed().stream()
        .flatMap(seen -> CrossUnitHelp.placed(seen, binder::place))
        .forEach(
            seen -> {
              var people = seen.people() == null ? contribution.people() : seen.people();
              bind(seen.measure(), contribution, people, seen.value());
            });
    if (contribution.sheet() == null) return;
    from.sheets()
        .values(contribution.sheet(), erased.containsAll(contribution.people()))
        .forEach((measure, value) -> bind(measure, contribution, contribution.people(), value));
  }

  private void bind(
      String measure, MetricInput contribution, List<String> people, @Nullable Double value) {
    var concerned = once.of(Set.copyOf(people));
    var places =
        once.of(concerned.stream().map(binder::place).collect(Collectors.toUnmodifiableSet()));
    binder.add(
        measure,
        new Observation(
            concerned,
            places,
            once.of(contribution.group()),
            once.of(contribution.on()),
            value == null ? null : once.of(value)));
  }

  /** What was told already is told again, as long as nothing new is bound. */
  <T> T told(Class<T> answer, Object question, Function<Microaggregator, T> telling) {
    return answers.to(question, answer, () -> telling.apply(binder));
  }
}
