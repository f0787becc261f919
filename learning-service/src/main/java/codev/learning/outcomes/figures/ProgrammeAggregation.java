package codev.learning.outcomes.figures;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.projections.ReadModel;
import codev.learning.domain.event.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.LearningServiceEvent.CorrectionEvent;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.outcomes.anonymity.Interner;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MemoCache;
import codev.learning.outcomes.anonymity.Microaggregator;
import codev.learning.outcomes.anonymity.Observation;
import codev.learning.outcomes.anonymity.QuestionnaireId;
import codev.learning.outcomes.anonymity.Workplace;
import codev.learning.outcomes.extraction.AnswerDecryptor;
import codev.learning.outcomes.extraction.CrossUnitHelpExtractor;
import codev.learning.outcomes.extraction.FigureInput;
import codev.learning.outcomes.extraction.FigureInputExtractor;
import codev.learning.outcomes.extraction.PersonWorkplaces;
import codev.learning.outcomes.extraction.ProgrammeEventIndex;
import codev.learning.outcomes.extraction.ProgrammeEventReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The aggregated observations of one programme up to a position of the log. The first time it reads
 * the programme's own events, found by their index; later all events since.
 */
final class ProgrammeAggregation {
  /** Of a programme with many viewers, each with other filters. */
  private static final int MEMO_CAPACITY = 50;

  /** Events since the last view; with more, it is faster to start anew. */
  private static final int MOST_NEW_EVENTS = 20_000;

  private static final int PAGE = 1_000;

  private final String programme;
  private final Sources from;
  private final Microaggregator aggregator = new Microaggregator();
  private final FigureInputExtractor extractor = new FigureInputExtractor();
  private final Set<String> known = new HashSet<>();
  private final Set<String> erased = new HashSet<>();
  private final PriorityQueue<WorkplaceChange> workplaceChanges =
      new PriorityQueue<>(Comparator.comparingLong(WorkplaceChange::position));
  private final Interner interner = new Interner();
  private final MemoCache memo = new MemoCache(MEMO_CAPACITY);
  private long upTo;

  ProgrammeAggregation(String programme, Sources from) {
    this.programme = programme;
    this.from = from;
  }

  record Sources(
      ProgrammeEventReader history,
      ReadModel<ProgrammeEventIndex> index,
      ReadModel<PersonWorkplaces> people,
      AnswerDecryptor answers) {}

  /** A change of workplace that lay ahead when the person was first seen. */
  private record WorkplaceChange(long position, PersonNoted noted) {}

  /** An event with what it contributes, before anything is aggregated. */
  private record EventInput(
      long position, LearningServiceEvent event, Optional<FigureInput> input) {
    Stream<String> people() {
      return event instanceof GroupJoined e
          ? Stream.of(e.person().value())
          : input.stream().flatMap(one -> one.people().stream());
    }
  }

  /**
   * Aggregates the events up to a position, in their order; does nothing where it is further
   * already.
   *
   * @return whether it could; otherwise the past itself has changed, and this is to be discarded
   */
  boolean advance(long now) {
    if (upTo == 0) start(now);
    if (now - upTo > MOST_NEW_EVENTS) return false;
    while (upTo < now) {
      long next = Math.min(now, upTo + PAGE);
      if (!advance(from.history().between(upTo, next), next)) return false;
      upTo = next;
    }
    return true;
  }

  private void start(long now) {
    var stretches =
        from.index().where("programme", programme).stream()
            .sorted(Comparator.comparingLong(ProgrammeEventIndex::stretch))
            .toList();
    var corrections = stretches.stream().flatMap(stretch -> stretch.corrections().stream());
    for (var recorded : from.history().at(before(now, corrections)))
      if (recorded.event() instanceof CorrectionEvent correction) extractor.correct(correction);
    for (var stretch : stretches)
      aggregate(from.history().at(before(now, stretch.positions().stream())), now);
    applyWorkplaceChanges(now);
    upTo = now;
  }

  private static List<Long> before(long now, Stream<Long> positions) {
    return positions.filter(position -> position <= now).toList();
  }

  private boolean advance(List<RecordedEvent<LearningServiceEvent>> events, long now) {
    for (var recorded : events)
      if (recorded.event() instanceof PersonErased e && known.contains(e.person().value()))
        return false;
      else if (recorded.event() instanceof CorrectionEvent correction
          && concerns(correction)
          && extractor.correct(correction)) return false;
    aggregate(events.stream().filter(recorded -> concerns(recorded.event())).toList(), now);
    return true;
  }

  private boolean concerns(LearningServiceEvent event) {
    return event instanceof PersonNoted
        || ProgrammeEventIndex.programmeOf(event)
            .filter(concerned -> concerned.toString().equals(programme))
            .isPresent();
  }

  private void aggregate(List<RecordedEvent<LearningServiceEvent>> events, long now) {
    if (!events.isEmpty()) memo.clear();
    var extracted =
        events.stream()
            .map(one -> new EventInput(one.position(), one.event(), extractor.extract(one.event())))
            .toList();
    loadWorkplaces(extracted.stream().flatMap(EventInput::people).collect(Collectors.toSet()), now);
    from.answers().loadKeys(extracted.stream().flatMap(one -> one.input().stream()).toList());
    for (var input : extracted) {
      applyWorkplaceChanges(input.position());
      aggregate(input);
    }
  }

  /** Reads where people who appear for the first time have worked, up to now. */
  private void loadWorkplaces(Collection<String> people, long now) {
    var unknown = people.stream().filter(known::add).toList();
    var notedAt = new ArrayList<Long>();
    for (var person : from.people().find(unknown)) {
      if (person.erasedAt() != null && person.erasedAt() <= now) erased.add(person.username());
      notedAt.addAll(before(now, person.notedAt().stream()));
    }
    for (var recorded : from.history().at(notedAt))
      if (recorded.event() instanceof PersonNoted noted)
        workplaceChanges.add(new WorkplaceChange(recorded.position(), noted));
  }

  private void applyWorkplaceChanges(long position) {
    for (@Nullable WorkplaceChange next = workplaceChanges.peek();
        next != null && next.position() <= position;
        next = workplaceChanges.peek()) {
      assignWorkplace(next.noted());
      workplaceChanges.remove();
      memo.clear();
    }
  }

  private void assignWorkplace(PersonNoted noted) {
    aggregator.assignWorkplace(noted.person().value(), new Workplace(noted.unit(), noted.site()));
  }

  private void aggregate(EventInput extracted) {
    switch (extracted.event()) {
      case ProgrammeNoted e -> aggregator.changeThreshold(e.privacyThreshold());
      case GroupJoined e -> {
        aggregator.addMember(e.person().value(), e.group().toString());
        extracted.input().ifPresent(this::observe);
      }
      case GroupLeft e -> aggregator.removeMember(e.person().value(), e.group().toString());
      case PersonNoted e -> {
        if (known.contains(e.person().value())) assignWorkplace(e);
      }
      case SessionPlanned e ->
          aggregator.plan(
              e.session().toString(),
              e.group().toString(),
              LocalDate.ofInstant(e.startsAt(), ZoneOffset.UTC));
      case SessionUnplanned e -> aggregator.unplan(e.session().toString());
      case SessionHeld e -> {
        aggregator.unplan(e.session().toString());
        extracted.input().ifPresent(this::observe);
      }
      case ActionEvent _, SessionOutcomeEvent _, JournalEvent _, SurveyEvent _ ->
          extracted.input().ifPresent(this::observe);
      case ProgrammeDated _, ItemNoted _, InstrumentLoaded _, TargetsSet _ -> {}
      case GroupNoted _, OutcomesShown _, ContactNoted _, ErasureEvent _, PersonErased _ -> {}
    }
  }

  private void observe(FigureInput input) {
    input.values().stream()
        .flatMap(value -> CrossUnitHelpExtractor.resolveUnits(value, aggregator::workplace))
        .forEach(
            value -> {
              var people = value.people() == null ? input.people() : value.people();
              aggregator.add(
                  interner.intern(value.measure()),
                  observation(input, people, value.value(), value.cell()));
            });
    if (input.effect() != null) observeEffect(input, input.effect());
    input.questionnaire().ifPresent(questionnaire -> observeAnswers(questionnaire, input));
  }

  private void observeEffect(FigureInput input, String effect) {
    var value = from.answers().effect(effect, erased.containsAll(input.people()));
    aggregator.add(
        interner.intern(ActionMeasure.EFFECT), observation(input, input.people(), value, null));
  }

  /** All that one person has answered at once enters the aggregation together. */
  private void observeAnswers(QuestionnaireId questionnaire, FigureInput input) {
    var answers = new LinkedHashMap<MeasureId, Observation>();
    from.answers()
        .values(input, erased.containsAll(input.people()))
        .forEach(
            (measure, value) ->
                answers.put(
                    interner.intern(measure), observation(input, input.people(), value, null)));
    aggregator.add(questionnaire, answers);
  }

  private Observation observation(
      FigureInput input, List<String> people, @Nullable Double value, @Nullable MeasureId cell) {
    var concerned = interner.intern(Set.copyOf(people));
    var workplaces =
        interner.intern(
            concerned.stream().map(aggregator::workplace).collect(Collectors.toUnmodifiableSet()));
    return new Observation(
        concerned,
        workplaces,
        interner.intern(input.group()),
        interner.intern(input.on()),
        value == null ? null : interner.intern(value),
        cell == null ? null : interner.intern(cell));
  }

  /** Kept until another event is aggregated. */
  <T> T compute(Class<T> type, Object question, Function<Microaggregator, T> computation) {
    return memo.get(question, type, () -> computation.apply(aggregator));
  }
}
