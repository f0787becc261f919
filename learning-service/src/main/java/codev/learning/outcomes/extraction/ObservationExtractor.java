package codev.learning.outcomes.extraction;

import codev.learning.domain.ActionId;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionCommitted;
import codev.learning.domain.LearningEvent.ActionProgressed;
import codev.learning.domain.LearningEvent.ActionReviewed;
import codev.learning.domain.LearningEvent.ClientChosen;
import codev.learning.domain.LearningEvent.CourseCorrected;
import codev.learning.domain.LearningEvent.EffectTold;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.PersonEvent;
import codev.learning.domain.LearningEvent.PresenceMarked;
import codev.learning.domain.LearningEvent.ProgrammeEvent;
import codev.learning.domain.LearningEvent.SessionHeld;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.Progress;
import codev.learning.domain.SessionId;
import codev.learning.domain.SessionStatistics;
import codev.learning.outcomes.extraction.MetricInput.Sheet;
import codev.learning.outcomes.extraction.MetricInput.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each event of one programme, in their order, what it contributes to figures, and
 * remembers what of the past later events hang on.
 */
public final class ObservationExtractor {
  /** What hangs on who was there. */
  private static final Set<String> PUT_RIGHT =
      Set.of("sessions.attendance", "fidelity.contribution-gini");

  private final Map<ActionId, Instant> begun = new HashMap<>();
  private final Set<ActionId> tried = new HashSet<>();
  private final Map<SessionId, List<Value>> held = new HashMap<>();
  private final Map<SessionId, List<SessionStatistics>> corrections = new HashMap<>();

  /**
   * To be heard before the events are told: what was put right counts from the beginning.
   *
   * @return whether that changes what has been told already
   */
  public boolean hear(CourseCorrected e) {
    var told = held.get(e.session());
    if (told == null) {
      corrections.computeIfAbsent(e.session(), _ -> new ArrayList<>()).add(e.course());
      return false;
    }
    return !putRight(told, e.course()).equals(told);
  }

  /** Nothing of events that no figure is made of. */
  public Optional<MetricInput> tell(LearningEvent event) {
    return switch (event) {
      case ActionCommitted e -> {
        begun.put(e.action(), e.at());
        yield Optional.of(MetricInput.observed(e.group(), e.at(), e.owner(), committed(e)));
      }
      case ActionReviewed e ->
          Optional.of(
              MetricInput.observed(
                  e.group(), e.at(), e.owner(), List.of(new Value("actions.reviewed", 1))));
      case ActionProgressed e ->
          Optional.of(MetricInput.observed(e.group(), e.at(), e.owner(), progressed(e)));
      case EffectTold e ->
          Optional.of(
              MetricInput.observed(
                  e.group(), e.at(), e.owner(), List.of(new Value("actions.effect", e.effect()))));
      case LearningKept e ->
          Optional.of(MetricInput.observed(e.group(), e.at(), e.owner(), kept(e)));
      case ClientChosen e ->
          Optional.of(
              MetricInput.observed(
                  e.group(),
                  e.at(),
                  e.client(),
                  List.of(new Value("sessions.clients", 1), new Value("sessions.rotation", 1))));
      case EvaluationReceived e ->
          Optional.of(
              MetricInput.answered(
                  e.group(),
                  e.at(),
                  e.by(),
                  new Sheet(null, null, e.role(), e.items(), e.answers().sealed())));
      case SessionHeld e -> Optional.of(held(e));
      case SurveyAnswered e ->
          Optional.of(
              MetricInput.answered(
                  e.group(),
                  e.at(),
                  e.person(),
                  new Sheet(e.survey().name(), e.moment(), null, e.items(), e.answers().sealed())));
      case InstrumentAnswered e ->
          Optional.of(
              MetricInput.answered(
                  e.group(),
                  e.at(),
                  e.person(),
                  new Sheet(e.instrument(), e.moment(), null, e.items(), e.answers().sealed())));
      case CourseCorrected _, PresenceMarked _ -> Optional.empty();
      case PersonEvent _, ProgrammeEvent _ -> Optional.empty();
      case LearningEvent.GroupNoted _, LearningEvent.OutcomesShown _ -> Optional.empty();
    };
  }

  private static List<Value> committed(ActionCommitted e) {
    var committed = new Value("actions.committed", 1);
    return e.plan().dueOn() == null
        ? List.of(committed)
        : List.of(committed, new Value("actions.dated", 1));
  }

  /** Whoever has done an action, or a part of it, has tried; nobody has twice. */
  private List<Value> progressed(ActionProgressed e) {
    var observed = new ArrayList<Value>();
    if (e.status() != Progress.ABANDONED && tried.add(e.action()))
      observed.add(new Value("actions.tried", 1));
    if (!e.status().ends()) return observed;
    observed.add(new Value("actions." + e.status().name().toLowerCase(Locale.ROOT), 1));
    if (e.effect() != null) observed.add(new Value("actions.effect", e.effect()));
    tried.remove(e.action());
    @Nullable Instant since = begun.remove(e.action());
    if (since != null && e.status() == Progress.DONE)
      observed.add(new Value("actions.days-to-done", ChronoUnit.DAYS.between(since, e.at())));
    return observed;
  }

  private static List<Value> kept(LearningKept e) {
    return e.learning().competencies().stream()
        .distinct()
        .map(competency -> new Value("learnings." + competency, 1))
        .toList();
  }

  private MetricInput held(SessionHeld e) {
    var observed = courseOf(e.course()).toList();
    for (var course : corrections.getOrDefault(e.session(), List.of()))
      observed = putRight(observed, course);
    corrections.remove(e.session());
    held.put(
        e.session(),
        observed.stream().filter(value -> PUT_RIGHT.contains(value.measure())).toList());
    var people =
        e.course().attendance().stream()
            .map(SessionStatistics.Presence::username)
            .map(username -> username.value())
            .toList();
    return new MetricInput(e.group().toString(), e.at(), people, observed, null);
  }

  /**
   * In its place and of the same people: values change, and how many there are of each does not, so
   * nothing that came later is bound with others than before.
   */
  private static List<Value> putRight(List<Value> observed, SessionStatistics course) {
    var known =
        courseOf(course)
            .filter(value -> PUT_RIGHT.contains(value.measure()))
            .collect(Collectors.toMap(Value::measure, Function.identity()));
    return observed.stream().map(old -> known.getOrDefault(old.measure(), old)).toList();
  }

  private static Stream<Value> courseOf(SessionStatistics course) {
    var members =
        course.attendance().stream()
            .map(member -> List.of(member.username().value()))
            .map(member -> new Value("sessions.rotation", 0, member));
    return Stream.of(Fidelity.of(course).stream(), members, CrossUnitHelp.of(course).stream())
        .flatMap(values -> values);
  }
}
