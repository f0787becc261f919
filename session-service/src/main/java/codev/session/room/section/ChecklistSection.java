package codev.session.room.section;

import codev.session.domain.value.ParticipantRole;
import codev.session.response.PreparationResponse.TopicResponse;
import java.util.ArrayList;
import java.util.List;

/** What is settled in the running step; what is open is in {@link FacilitationSection}. */
record ChecklistSection(SessionPageViewer viewer) {
  /**
   * A point that needs nothing more before the next step.
   *
   * @param key of its sentence
   */
  public record SettledPoint(String key, List<Object> arguments) {
    static SettledPoint of(String key, Object... arguments) {
      return new SettledPoint(key, List.of(arguments));
    }
  }

  public List<SettledPoint> settled() {
    if (!viewer.isOpen()) return List.of();
    return switch (viewer.session().progress().step()) {
      case PREPARATION -> preparation();
      case PROBLEM_DEFINITION -> contract();
      case SYNTHESIS ->
          viewer.session().results().synthesis() == null
              ? List.of()
              : List.of(SettledPoint.of("settled.synthesis"));
      case PRESENTATION, CLARIFICATION, CONSULTATION, LEARNING -> List.of(); // without gates
    };
  }

  private List<SettledPoint> preparation() {
    var points = new ArrayList<SettledPoint>();
    if (isAttendanceMarked()) points.add(SettledPoint.of("settled.attendance"));
    if (areActionsReviewed()) points.add(SettledPoint.of("settled.actions"));
    viewer.session().preparation().topics().stream()
        .filter(TopicResponse::chosen)
        .map(topic -> viewer.session().people().nameOf(topic.by()))
        .map(name -> SettledPoint.of("settled.topic", name))
        .forEach(points::add);
    return points;
  }

  private boolean isAttendanceMarked() {
    return viewer.session().people().participants().stream()
        .filter(p -> !p.left() && p.role() != ParticipantRole.FACILITATOR)
        .allMatch(p -> p.attendance() != null);
  }

  /** Those whose date is still to come, or whose owner is not there, need no review. */
  private boolean areActionsReviewed() {
    var people = viewer.session().people();
    var due =
        viewer.session().preparation().earlierActions().stream()
            .filter(action -> !new TopicsSection(viewer).isNotYetDue(action))
            .filter(action -> action.outcome() != null || !people.isAway(action.owner()))
            .toList();
    return !due.isEmpty() && due.stream().allMatch(action -> action.outcome() != null);
  }

  private List<SettledPoint> contract() {
    var contract = viewer.session().discussion().contract();
    if (contract == null) return List.of();
    var points = new ArrayList<SettledPoint>();
    points.add(SettledPoint.of("settled.contract", contract.version()));
    var people = viewer.session().people();
    var agreed = contract.acceptances().stream().filter(p -> !people.hasLeft(p)).toList().size();
    if (agreed > 0)
      points.add(
          SettledPoint.of("settled.acceptances", agreed, agreed + contract.waitingFor().size()));
    return points;
  }
}
