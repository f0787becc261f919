package codev.infra.benchmarks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * The stored events of learning-service in their JSON shape, as in the golden samples of its tests.
 */
sealed interface StoredLearningEvent {
  Instant at();

  record ProgrammeNoted(
      UUID programme,
      String name,
      List<String> aims,
      int privacyThreshold,
      List<Map<String, String>> competencies,
      Instant at)
      implements StoredLearningEvent {}

  record ProgrammeDated(UUID programme, LocalDate startsOn, LocalDate endsOn, Instant at)
      implements StoredLearningEvent {}

  record GroupNoted(
      UUID group, UUID programme, String name, String facilitator, List<String> members, Instant at)
      implements StoredLearningEvent {}

  record PersonNoted(String person, String unit, String site, Instant at)
      implements StoredLearningEvent {}

  record GroupJoined(String person, UUID group, UUID programme, Instant at)
      implements StoredLearningEvent {}

  record SurveyAnswered(
      String person,
      String survey,
      String moment,
      UUID group,
      UUID programme,
      String answers,
      Instant at)
      implements StoredLearningEvent {}

  record ClientChosen(UUID session, UUID group, UUID programme, String client, Instant at)
      implements StoredLearningEvent {}

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
      implements StoredLearningEvent {}

  record SessionHeld(UUID session, UUID group, UUID programme, Course course, Instant at)
      implements StoredLearningEvent {}

  record ActionCommitted(
      UUID action, UUID session, UUID group, UUID programme, String owner, Plan plan, Instant at)
      implements StoredLearningEvent {}

  record ActionProgressed(
      UUID action,
      UUID group,
      UUID programme,
      String owner,
      String status,
      @Nullable Integer effect,
      Instant at)
      implements StoredLearningEvent {}

  record LearningKept(
      String owner, UUID session, UUID group, UUID programme, Learning learning, Instant at)
      implements StoredLearningEvent {}

  record Plan(String what, LocalDate dueOn, int confidence) {}

  record Learning(UUID id, String about, String text, List<String> competencies) {}

  record Course(
      String client,
      Instant openedAt,
      Instant closedAt,
      List<Presence> attendance,
      List<StepDuration> steps,
      boolean contractAcceptedBeforeConsultation,
      boolean clientSilentInConsultation,
      Map<String, Integer> contributions) {}

  record Presence(String username, String status, boolean signed) {}

  record StepDuration(String key, long plannedMinutes, long actualMinutes) {}
}
