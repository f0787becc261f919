package codev.infra.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * What learning-service keeps of a programme, in the shape of its stored events: see the golden
 * samples in its tests.
 */
sealed interface Fact {
  Instant at();

  record ProgrammeNoted(
      UUID programme,
      String name,
      List<String> aims,
      int privacyThreshold,
      List<Map<String, String>> competencies,
      Instant at)
      implements Fact {}

  record ProgrammeDated(UUID programme, LocalDate startsOn, LocalDate endsOn, Instant at)
      implements Fact {}

  record GroupNoted(
      UUID group, UUID programme, String name, String facilitator, List<String> members, Instant at)
      implements Fact {}

  record PersonNoted(String person, String unit, String site, Instant at) implements Fact {}

  record GroupJoined(String person, UUID group, UUID programme, Instant at) implements Fact {}

  record SurveyAnswered(
      String person,
      String survey,
      String moment,
      UUID group,
      UUID programme,
      String answers,
      Instant at)
      implements Fact {}

  record ClientChosen(UUID session, UUID group, UUID programme, String client, Instant at)
      implements Fact {}

  @Revision("2")
  record EvaluationReceived(
      UUID session,
      UUID group,
      UUID programme,
      String by,
      String role,
      List<String> items,
      String answers,
      Instant at)
      implements Fact {}

  record SessionHeld(UUID session, UUID group, UUID programme, Course course, Instant at)
      implements Fact {}

  record ActionCommitted(
      UUID action, UUID session, UUID group, UUID programme, String owner, Plan plan, Instant at)
      implements Fact {}

  record ActionProgressed(
      UUID action,
      UUID group,
      UUID programme,
      String owner,
      String status,
      @Nullable Integer effect,
      Instant at)
      implements Fact {}

  record LearningKept(
      String owner, UUID session, UUID group, UUID programme, Learning learning, Instant at)
      implements Fact {}

  record Plan(String what, LocalDate dueOn, int confidence) {}

  record Learning(UUID id, String about, String text, List<String> competencies) {}

  record Course(
      String client,
      Instant openedAt,
      Instant closedAt,
      List<Presence> attendance,
      List<StepTaken> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<String, Integer> contributions) {}

  record Presence(String username, String status, boolean signed) {}

  record StepTaken(String key, long plannedMinutes, long actualMinutes) {}
}
