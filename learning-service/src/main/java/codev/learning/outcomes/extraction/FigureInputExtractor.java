package codev.learning.outcomes.extraction;

import codev.learning.domain.event.ActionEvent.*;
import codev.learning.domain.event.GroupEvent;
import codev.learning.domain.event.JournalEvent.*;
import codev.learning.domain.event.LearningServiceEvent;
import codev.learning.domain.event.LearningServiceEvent.CorrectionEvent;
import codev.learning.domain.event.OutcomesViewingEvent;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.value.ActionId;
import codev.learning.domain.value.ActionPlan;
import codev.learning.domain.value.ActionProgress;
import codev.learning.domain.value.EncryptedText;
import codev.learning.domain.value.Learning;
import codev.learning.domain.value.SessionId;
import codev.learning.domain.value.SessionStatistics;
import codev.learning.outcomes.anonymity.MeasureId;
import codev.learning.outcomes.anonymity.MeasureId.ActionMeasure;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.LearningMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.extraction.FigureInput.EncryptedAnswers;
import codev.learning.outcomes.extraction.FigureInput.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Extracts from the events of one programme, in their order, what they contribute to figures, and
 * keeps what later events depend on.
 */
public final class FigureInputExtractor {
  /** What a correction of the attendance changes. */
  private static final Set<MeasureId> CORRECTABLE =
      Set.of(SessionMeasure.ATTENDANCE, FidelityMeasure.CONTRIBUTION_GINI);

  private final Map<ActionId, Instant> begun = new HashMap<>();
  private final Set<ActionId> tried = new HashSet<>();
  private final Set<ActionId> reviewed = new HashSet<>();

  /** In minutes, the break included. */
  private final Map<SessionId, Long> planned = new HashMap<>();

  private final Map<SessionId, List<Value>> heldValues = new HashMap<>();
  private final Map<SessionId, List<SessionStatistics>> corrections = new HashMap<>();
  private final Map<Object, EntryMeasures> entries = new HashMap<>();

  /**
   * Takes note of a correction before the events themselves: it applies from the beginning.
   *
   * @return whether it changes what has been extracted already
   */
  public boolean correct(CorrectionEvent event) {
    return switch (event) {
      case CourseCorrected e -> correctCourse(e);
      case ActionCorrected e -> entry(e.action()).setMeasures(measures(e.plan()));
      case ActionWithdrawn e -> entry(e.action()).setWithdrawn(true);
      case ActionRestored e -> entry(e.action()).setWithdrawn(false);
      case LearningCorrected e -> entry(e.learning().id()).setMeasures(measures(e.learning()));
      case LearningWithdrawn e -> entry(e.learning()).setWithdrawn(true);
      case LearningRestored e -> entry(e.learning()).setWithdrawn(false);
    };
  }

  private boolean correctCourse(CourseCorrected e) {
    var extracted = heldValues.get(e.session());
    if (extracted == null) {
      corrections.computeIfAbsent(e.session(), _ -> new ArrayList<>()).add(e.course());
      return false;
    }
    return !corrected(extracted, e.course()).equals(extracted);
  }

  /** Empty for events that no figure is made of. */
  public Optional<FigureInput> extract(LearningServiceEvent event) {
    return switch (event) {
      case ActionCommitted e -> {
        begun.put(e.action(), e.at());
        var values = entry(e.action()).observed(measures(e.plan()));
        yield Optional.of(FigureInput.observed(e.group(), e.at(), e.owner(), values));
      }
      case ActionCorrected e -> {
        var values = entry(e.action()).observed(measures(e.plan()));
        yield Optional.of(FigureInput.observed(e.group(), e.at(), e.owner(), values));
      }
      case ActionReviewed e ->
          Optional.of(FigureInput.observed(e.group(), e.at(), e.owner(), reviewed(e)));
      case ActionProgressed e ->
          Optional.of(
              FigureInput.observed(e.group(), e.at(), e.owner(), progressed(e))
                  .with(e.status().ends() ? e.effect() : null));
      case EffectTold e ->
          Optional.of(
              FigureInput.observed(e.group(), e.at(), e.owner(), List.of()).with(e.effect()));
      case LearningKept e -> {
        var values = entry(e.learning().id()).observed(measures(e.learning()));
        yield Optional.of(FigureInput.observed(e.group(), e.at(), e.owner(), values));
      }
      case LearningCorrected e -> {
        var values = entry(e.learning().id()).observed(measures(e.learning()));
        yield Optional.of(FigureInput.observed(e.group(), e.at(), e.owner(), values));
      }
      case ClientChosen e ->
          Optional.of(
              FigureInput.observed(
                  e.group(), e.at(), e.client(), List.of(new Value(SessionMeasure.ROTATION, 1))));
      case GroupJoined e ->
          Optional.of(
              FigureInput.observed(
                  e.group(), e.at(), e.person(), List.of(new Value(SessionMeasure.ROTATION, 0))));
      case EvaluationReceived e ->
          Optional.of(
              FigureInput.answered(
                  e.group(),
                  e.at(),
                  e.by(),
                  new EncryptedAnswers(
                      null, null, e.role(), sealed(e.items()), e.answers().sealed())));
      case SessionHeld e -> Optional.of(held(e));
      case SurveyAnswered e ->
          Optional.of(
              FigureInput.answered(
                  e.group(),
                  e.at(),
                  e.person(),
                  new EncryptedAnswers(
                      e.survey().name(),
                      e.moment(),
                      null,
                      sealed(e.items()),
                      e.answers().sealed())));
      case InstrumentAnswered e ->
          Optional.of(
              FigureInput.answered(
                  e.group(),
                  e.at(),
                  e.person(),
                  new EncryptedAnswers(
                      e.instrument(), e.moment(), null, sealed(e.items()), e.answers().sealed())));
      case SessionPlanned e -> {
        planned.put(e.session(), (long) e.minutes());
        yield Optional.empty();
      }
      case SessionUnplanned e -> {
        planned.remove(e.session());
        yield Optional.empty();
      }
      case CourseCorrected _, PresenceMarked _ -> Optional.empty();
      case ActionWithdrawn _, ActionRestored _ -> Optional.empty();
      case LearningWithdrawn _, LearningRestored _ -> Optional.empty();
      case PersonEvent _, ProgrammeEvent _ -> Optional.empty();
      case GroupEvent.GroupNoted _, OutcomesViewingEvent.OutcomesShown _ -> Optional.empty();
    };
  }

  private static @Nullable String sealed(@Nullable EncryptedText text) {
    return text == null ? null : text.sealed();
  }

  private static List<MeasureId> measures(ActionPlan plan) {
    return plan.dueOn() == null
        ? List.of(ActionMeasure.COMMITTED)
        : List.of(ActionMeasure.COMMITTED, ActionMeasure.DATED);
  }

  /** An action that is reviewed at several sessions counts once, as it was committed to once. */
  private List<Value> reviewed(ActionReviewed e) {
    return reviewed.add(e.action())
        ? List.of(entry(e.action()).reached(ActionMeasure.REVIEWED))
        : List.of();
  }

  /** An action done, or done in part, has been tried too; it counts as tried once. */
  private List<Value> progressed(ActionProgressed e) {
    var entry = entry(e.action());
    var observed = new ArrayList<Value>();
    if (e.status() != ActionProgress.ABANDONED && tried.add(e.action()))
      observed.add(entry.reached(ActionMeasure.TRIED));
    if (!e.status().ends()) return observed;
    observed.add(entry.reached(endMeasure(e.status())));
    tried.remove(e.action());
    @Nullable Instant since = begun.remove(e.action());
    if (since != null && e.status() == ActionProgress.DONE)
      observed.add(new Value(ActionMeasure.DAYS_TO_DONE, ChronoUnit.DAYS.between(since, e.at())));
    return observed;
  }

  private static ActionMeasure endMeasure(ActionProgress status) {
    return switch (status) {
      case DONE -> ActionMeasure.DONE;
      case PARTLY -> ActionMeasure.PARTLY;
      case ABANDONED -> ActionMeasure.ABANDONED;
      case TRYING -> throw new IllegalArgumentException("has not ended: " + status);
    };
  }

  private static List<MeasureId> measures(Learning learning) {
    return learning.competencies().stream().<MeasureId>map(LearningMeasure::new).toList();
  }

  private EntryMeasures entry(Object id) {
    return entries.computeIfAbsent(id, _ -> new EntryMeasures());
  }

  /** One that was cut short had been planned as long as any other. */
  private FigureInput held(SessionHeld e) {
    long minutes = planned.getOrDefault(e.session(), e.course().plannedMinutes());
    var observed = courseOf(e.course(), minutes).toList();
    for (var statistics : corrections.getOrDefault(e.session(), List.of()))
      observed = corrected(observed, statistics);
    corrections.remove(e.session());
    heldValues.put(
        e.session(),
        observed.stream().filter(value -> CORRECTABLE.contains(value.measure())).toList());
    var people =
        e.course().attendance().stream()
            .map(SessionStatistics.Presence::username)
            .map(username -> username.value())
            .toList();
    return new FigureInput(e.group().toString(), e.at(), people, observed, null, null);
  }

  /**
   * The same measures about the same people with corrected values: their number does not change, so
   * no later observation moves to another anonymity set.
   */
  private static List<Value> corrected(List<Value> observed, SessionStatistics statistics) {
    var known =
        courseOf(statistics, statistics.plannedMinutes())
            .filter(value -> CORRECTABLE.contains(value.measure()))
            .collect(Collectors.toMap(ValueKey::of, Function.identity(), (first, _) -> first));
    return observed.stream().map(old -> known.getOrDefault(ValueKey.of(old), old)).toList();
  }

  /** What a value is of: one measure of a session, of all its people or of one. */
  private record ValueKey(MeasureId measure, @Nullable List<String> people) {
    static ValueKey of(Value value) {
      return new ValueKey(value.measure(), value.people());
    }
  }

  private static Stream<Value> courseOf(SessionStatistics statistics, long plannedMinutes) {
    var members =
        statistics.attendance().stream()
            .map(member -> List.of(member.username().value()))
            .map(member -> new Value(SessionMeasure.ROTATION, 0, member));
    return Stream.of(
            MethodFidelity.of(statistics, plannedMinutes).stream(),
            members,
            CrossUnitHelpExtractor.of(statistics).stream())
        .flatMap(values -> values);
  }
}
