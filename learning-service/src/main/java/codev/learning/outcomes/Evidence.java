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
import codev.learning.domain.LearningEvent.EffectTold;
import codev.learning.domain.LearningEvent.EvaluationReceived;
import codev.learning.domain.LearningEvent.GroupJoined;
import codev.learning.domain.LearningEvent.GroupLeft;
import codev.learning.domain.LearningEvent.GroupNoted;
import codev.learning.domain.LearningEvent.ItemNoted;
import codev.learning.domain.LearningEvent.LearningKept;
import codev.learning.domain.LearningEvent.OutcomesShown;
import codev.learning.domain.LearningEvent.PersonErased;
import codev.learning.domain.LearningEvent.PersonNoted;
import codev.learning.domain.LearningEvent.ProgrammeDated;
import codev.learning.domain.LearningEvent.ProgrammeNoted;
import codev.learning.domain.LearningEvent.SessionHeld;
import codev.learning.domain.LearningEvent.SurveyAnswered;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.Progress;
import codev.learning.domain.Role;
import codev.learning.domain.Survey;
import codev.learning.domain.Username;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one event contributes to figures. Answers stay sealed in it: they are opened when figures
 * are made.
 *
 * @param id what it is about, unique
 * @param position of its event in the log: evidence is bound in this order
 * @param people whom it tells something about
 * @param observed what can be read without opening anything
 */
record Evidence(
    String id,
    String programme,
    String group,
    long position,
    Instant at,
    List<String> people,
    List<Value> observed,
    @Nullable Sheet sheet) {

  /**
   * @param measure the observations that it joins, e.g. {@code actions.committed}
   */
  record Value(String measure, double value) {}

  /**
   * A questionnaire filled in.
   *
   * @param survey nothing for the evaluation of a session
   * @param role what its author was in the session
   * @param items what was answered, where that was told
   * @param answers sealed JSON object of item to number
   */
  record Sheet(
      @Nullable Survey survey,
      Survey.@Nullable Moment moment,
      @Nullable Role role,
      @Nullable List<String> items,
      String answers) {}

  /** Its id; nothing for events that no figure is made of. */
  static Stream<String> idOf(LearningEvent event) {
    return switch (event) {
      case ActionCommitted e -> Stream.of("committed/" + e.action());
      case ActionReviewed e -> Stream.of("reviewed/" + e.action() + "/" + e.session());
      case ActionProgressed e when e.status() != Progress.TRYING ->
          Stream.of("ended/" + e.action());
      case EffectTold e -> Stream.of("effect/" + e.action());
      case LearningKept e -> Stream.of("learning/" + e.owner() + "/" + e.learning().id());
      case ClientChosen e -> Stream.of("client/" + e.session() + "/" + e.client());
      case EvaluationReceived e -> Stream.of("evaluation/" + e.session() + "/" + e.by());
      case SessionHeld e -> Stream.of("session/" + e.session());
      case SurveyAnswered e ->
          Stream.of(
              "survey/%s/%s/%s/%s".formatted(e.programme(), e.survey(), e.moment(), e.person()));
      case ActionProgressed _,
          PersonNoted _,
          ContactNoted _,
          GroupJoined _,
          GroupLeft _,
          PersonErased _,
          ProgrammeNoted _,
          ProgrammeDated _,
          ItemNoted _,
          GroupNoted _,
          OutcomesShown _ ->
          Stream.empty();
    };
  }

  static Optional<Evidence> of(String id, Recorded<? extends LearningEvent> recorded) {
    var made = new Making(id, recorded.position(), recorded.event().at());
    return switch (recorded.event()) {
      case ActionCommitted e -> made.about(e.programme(), e.group(), e.owner(), committed(e));
      case ActionReviewed e ->
          made.about(
              e.programme(), e.group(), e.owner(), List.of(new Value("actions.reviewed", 1)));
      case ActionProgressed e -> made.about(e.programme(), e.group(), e.owner(), ended(e));
      case EffectTold e ->
          made.about(
              e.programme(),
              e.group(),
              e.owner(),
              List.of(new Value("actions.effect", e.effect())));
      case LearningKept e -> made.about(e.programme(), e.group(), e.owner(), kept(e));
      case ClientChosen e ->
          made.about(
              e.programme(), e.group(), e.client(), List.of(new Value("sessions.clients", 1)));
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
              new Sheet(e.survey(), e.moment(), null, null, e.answers().sealed()));
      case PersonNoted _,
          ContactNoted _,
          GroupJoined _,
          GroupLeft _,
          PersonErased _,
          ProgrammeNoted _,
          ProgrammeDated _,
          ItemNoted _,
          GroupNoted _,
          OutcomesShown _ ->
          Optional.empty();
    };
  }

  LocalDate on() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static List<Value> committed(ActionCommitted e) {
    var committed = new Value("actions.committed", 1);
    return e.plan().dueOn() == null
        ? List.of(committed)
        : List.of(committed, new Value("actions.dated", 1));
  }

  private static List<Value> ended(ActionProgressed e) {
    var observed = new ArrayList<Value>();
    if (e.status() == Progress.DONE) observed.add(new Value("actions.done", 1));
    if (e.effect() != null) observed.add(new Value("actions.effect", e.effect()));
    return observed;
  }

  private static List<Value> kept(LearningKept e) {
    return e.learning().competencies().stream()
        .distinct()
        .map(competency -> new Value("learnings." + competency, 1))
        .toList();
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
              at,
              people.toList(),
              Fidelity.of(e.course()),
              null));
    }
  }
}
