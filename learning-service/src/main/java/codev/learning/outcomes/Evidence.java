package codev.learning.outcomes;

import codev.infra.eventstore.Recorded;
import codev.learning.domain.Course;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningEvent;
import codev.learning.domain.LearningEvent.ActionCommitted;
import codev.learning.domain.LearningEvent.ActionProgressed;
import codev.learning.domain.LearningEvent.ActionReviewed;
import codev.learning.domain.LearningEvent.ClientChosen;
import codev.learning.domain.LearningEvent.ContactNoted;
import codev.learning.domain.LearningEvent.CourseCorrected;
import codev.learning.domain.LearningEvent.EffectTold;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.InstrumentAnswered;
import codev.learning.domain.LearningEvent.InstrumentLoaded;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.PresenceMarked;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.SessionHeld;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.LearningEvent.TargetsSet;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Progress;
import codev.learning.domain.Role;
import codev.learning.domain.Survey;
import codev.learning.domain.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one event contributes to figures. Answers stay sealed in it: they are opened when figures
 * are made.
 *
 * @param id what it is about, unique
 * @param position of its event in the log: evidence is bound in this order
 * @param corrected position of the last event that has put it right since; 0 where none has
 * @param people whom it tells something about
 * @param observed what can be read without opening anything
 */
record Evidence(
    String id,
    String programme,
    String group,
    long position,
    long corrected,
    Instant at,
    List<String> people,
    List<Value> observed,
    @Nullable Sheet sheet) {

  /**
   * @param measure the observations that it joins, e.g. {@code actions.committed}
   * @param people whom of all it tells something about; nothing where it is all of them
   */
  record Value(String measure, double value, @Nullable List<String> people) {
    Value(String measure, double value) {
      this(measure, value, null);
    }
  }

  /**
   * A questionnaire filled in.
   *
   * @param survey one of ours by its name, or one of the programme's own by its key; nothing for
   *     the evaluation of a session
   * @param role what its author was in the session
   * @param items what was answered, where that was told
   * @param answers sealed JSON object of item to number
   */
  record Sheet(
      @Nullable String survey,
      Survey.@Nullable Moment moment,
      @Nullable Role role,
      @Nullable List<String> items,
      String answers) {}

  private static final String TRIED = "tried/";
  private static final String ENDED = "ended/";
  private static final String HELD = "session/";

  /** What hangs on who was there. */
  private static final Set<String> PUT_RIGHT =
      Set.of("sessions.attendance", "fidelity.contribution-gini");

  /** Ids of all that it contributes to; nothing for events that no figure is made of. */
  static Stream<String> idOf(LearningEvent event) {
    return switch (event) {
      // when an action began is known to whatever its end tells
      case ActionCommitted e -> Stream.of("committed/" + e.action(), ENDED + e.action());
      case ActionReviewed e -> Stream.of("reviewed/" + e.action() + "/" + e.session());
      case ActionProgressed e -> idsOf(e);
      case EffectTold e -> Stream.of("effect/" + e.action());
      case LearningKept e -> Stream.of("learning/" + e.owner() + "/" + e.learning().id());
      case ClientChosen e -> Stream.of("client/" + e.session() + "/" + e.client());
      case EvaluationReceived e -> Stream.of("evaluation/" + e.session() + "/" + e.by());
      case SessionHeld e -> Stream.of(HELD + e.session());
      case CourseCorrected e -> Stream.of(HELD + e.session());
      case SurveyAnswered e ->
          Stream.of(
              "survey/%s/%s/%s/%s".formatted(e.programme(), e.survey(), e.moment(), e.person()));
      case InstrumentAnswered e ->
          Stream.of(
              "survey/%s/%s/%s/%s"
                  .formatted(e.programme(), e.instrument(), e.moment(), e.person()));
      case PersonNoted _,
          ContactNoted _,
          GroupJoined _,
          GroupLeft _,
          PersonErased _,
          ProgrammeNoted _,
          ProgrammeDated _,
          ItemNoted _,
          PresenceMarked _,
          InstrumentLoaded _,
          TargetsSet _,
          GroupNoted _,
          OutcomesShown _ ->
          Stream.empty();
    };
  }

  /** Whoever has done an action, or a part of it, has tried. */
  private static Stream<String> idsOf(ActionProgressed e) {
    return switch (e.status()) {
      case TRYING -> Stream.of(TRIED + e.action());
      case DONE, PARTLY -> Stream.of(TRIED + e.action(), ENDED + e.action());
      case ABANDONED -> Stream.of(ENDED + e.action());
    };
  }

  /** Of an action its end comes after its beginning; of all else the first stays, put right. */
  Evidence then(Recorded<? extends LearningEvent> recorded) {
    if (recorded.event() instanceof CourseCorrected e)
      return corrected(e.course(), recorded.position());
    if (!(id.startsWith(ENDED)
        && observed.isEmpty()
        && recorded.event() instanceof ActionProgressed e)) return this;
    var began = at;
    return of(id, recorded).map(end -> end.afterBeginning(began, e.status())).orElse(this);
  }

  /**
   * In its place and of the same people: values change, and how many there are of each does not, so
   * nothing that came later is bound with others than before.
   */
  private Evidence corrected(Course course, long since) {
    var known =
        courseOf(course)
            .filter(value -> PUT_RIGHT.contains(value.measure()))
            .collect(Collectors.toMap(Value::measure, Function.identity()));
    var all = observed.stream().map(old -> known.getOrDefault(old.measure(), old)).toList();
    return new Evidence(id, programme, group, position, since, at, people, all, sheet);
  }

  private Evidence afterBeginning(Instant began, Progress status) {
    if (status != Progress.DONE) return this;
    var days = new Value("actions.days-to-done", ChronoUnit.DAYS.between(began, at));
    var all = Stream.concat(observed.stream(), Stream.of(days)).toList();
    return new Evidence(id, programme, group, position, corrected, at, people, all, sheet);
  }

  static Optional<Evidence> of(String id, Recorded<? extends LearningEvent> recorded) {
    var made = new Making(id, recorded.position(), recorded.event().at());
    return switch (recorded.event()) {
      case ActionCommitted e -> made.about(e.programme(), e.group(), e.owner(), committed(id, e));
      case ActionReviewed e ->
          made.about(
              e.programme(), e.group(), e.owner(), List.of(new Value("actions.reviewed", 1)));
      case ActionProgressed e -> made.about(e.programme(), e.group(), e.owner(), progressed(id, e));
      case EffectTold e ->
          made.about(
              e.programme(),
              e.group(),
              e.owner(),
              List.of(new Value("actions.effect", e.effect())));
      case LearningKept e -> made.about(e.programme(), e.group(), e.owner(), kept(e));
      case ClientChosen e ->
          made.about(
              e.programme(),
              e.group(),
              e.client(),
              List.of(new Value("sessions.clients", 1), new Value("sessions.rotation", 1)));
      case EvaluationReceived e ->
          made.answered(
              e.programme(),
              e.group(),
              e.by(),
              new Sheet(null, null, e.role(), e.items(), e.answers().sealed()));
      case SessionHeld e -> made.held(e);
      case SurveyAnswered e ->
          made.answered(
              e.programme(),
              e.group(),
              e.person(),
              new Sheet(e.survey().name(), e.moment(), null, e.items(), e.answers().sealed()));
      case InstrumentAnswered e ->
          made.answered(
              e.programme(),
              e.group(),
              e.person(),
              new Sheet(e.instrument(), e.moment(), null, e.items(), e.answers().sealed()));
      case PersonNoted _,
          ContactNoted _,
          GroupJoined _,
          GroupLeft _,
          PersonErased _,
          ProgrammeNoted _,
          ProgrammeDated _,
          ItemNoted _,
          PresenceMarked _,
          CourseCorrected _,
          InstrumentLoaded _,
          TargetsSet _,
          GroupNoted _,
          OutcomesShown _ ->
          Optional.empty();
    };
  }

  LocalDate on() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static List<Value> committed(String id, ActionCommitted e) {
    if (id.startsWith(ENDED)) return List.of();
    var committed = new Value("actions.committed", 1);
    return e.plan().dueOn() == null
        ? List.of(committed)
        : List.of(committed, new Value("actions.dated", 1));
  }

  private static List<Value> progressed(String id, ActionProgressed e) {
    if (id.startsWith(TRIED)) return List.of(new Value("actions.tried", 1));
    var observed = new ArrayList<Value>();
    observed.add(new Value("actions." + e.status().name().toLowerCase(Locale.ROOT), 1));
    if (e.effect() != null) observed.add(new Value("actions.effect", e.effect()));
    return observed;
  }

  private static List<Value> kept(LearningKept e) {
    return e.learning().competencies().stream()
        .distinct()
        .map(competency -> new Value("learnings." + competency, 1))
        .toList();
  }

  private static Stream<Value> courseOf(Course course) {
    var members =
        course.attendance().stream()
            .map(member -> List.of(member.username().value()))
            .map(member -> new Value("sessions.rotation", 0, member));
    return Stream.of(Fidelity.of(course).stream(), members, Cooperation.of(course).stream())
        .flatMap(values -> values);
  }

  private record Making(String id, long position, Instant at) {
    Optional<Evidence> about(
        ProgrammeId programme, GroupId group, Username person, List<Value> observed) {
      return Optional.of(
          new Evidence(
              id,
              programme.toString(),
              group.toString(),
              position,
              0,
              at,
              List.of(person.value()),
              observed,
              null));
    }

    Optional<Evidence> answered(
        ProgrammeId programme, GroupId group, Username person, Sheet sheet) {
      return Optional.of(
          new Evidence(
              id,
              programme.toString(),
              group.toString(),
              position,
              0,
              at,
              List.of(person.value()),
              List.of(),
              sheet));
    }

    Optional<Evidence> held(SessionHeld e) {
      var people =
          e.course().attendance().stream().map(Course.Presence::username).map(Username::value);
      return Optional.of(
          new Evidence(
              id,
              e.programme().toString(),
              e.group().toString(),
              position,
              0,
              at,
              people.toList(),
              courseOf(e.course()).toList(),
              null));
    }
  }
}
