package codev.learning.outcomes.extraction;

import codev.learning.domain.value.SessionStatistics;
import codev.learning.domain.value.SessionStatistics.Presence;
import codev.learning.outcomes.anonymity.MeasureId.FidelityMeasure;
import codev.learning.outcomes.anonymity.MeasureId.SessionMeasure;
import codev.learning.outcomes.extraction.FigureInput.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How closely one session followed the method, computed from its own course without a survey. */
final class MethodFidelity {
  private static final double MINUTES_IN_AN_HOUR = 60;

  private MethodFidelity() {}

  /**
   * @param plannedMinutes of the whole session, with the break
   */
  static List<Value> of(SessionStatistics statistics, long plannedMinutes) {
    var values = new ArrayList<Value>();
    values.add(new Value(SessionMeasure.HELD, 1));
    values.add(
        new Value(
            FidelityMeasure.CONTRACT_ACCEPTED,
            share(statistics.contractAcceptedBeforeConsultation())));
    values.add(
        new Value(FidelityMeasure.CLIENT_SILENT, share(statistics.clientSilentInConsultation())));
    statistics.steps().stream()
        .mapToDouble(step -> share(step.onTime()))
        .average()
        .ifPresent(onTime -> values.add(new Value(FidelityMeasure.STEPS_ON_TIME, onTime)));
    statistics.attendance().stream().map(MethodFidelity::attendance).forEach(values::add);
    var contributions = contributions(statistics);
    if (Arrays.stream(contributions).sum() > 0)
      values.add(new Value(FidelityMeasure.CONTRIBUTION_GINI, gini(contributions)));
    values.add(new Value(SessionMeasure.HOURS_PLANNED, plannedMinutes / MINUTES_IN_AN_HOUR));
    values.add(new Value(SessionMeasure.HOURS_HELD, statistics.heldMinutes() / MINUTES_IN_AN_HOUR));
    return values;
  }

  /** Of each person expected, so that a large session counts as much as its people. */
  private static Value attendance(Presence member) {
    return new Value(
        SessionMeasure.ATTENDANCE, share(member.came()), List.of(member.username().value()));
  }

  /** Of all who attended except the client; those without a contribution count with zero. */
  private static double[] contributions(SessionStatistics statistics) {
    return statistics.attendance().stream()
        .filter(Presence::came)
        .map(Presence::username)
        .filter(person -> !person.equals(statistics.client()))
        .mapToDouble(person -> statistics.contributions().getOrDefault(person, 0))
        .sorted()
        .toArray();
  }

  /**
   * Gini's coefficient: 0 when all contributed alike, towards 1 when one person contributed
   * everything.
   *
   * @param ascending in ascending order, not all zero
   */
  static double gini(double... ascending) {
    double weighted = 0;
    double total = 0;
    for (int i = 0; i < ascending.length; i++) {
      weighted += (i + 1) * ascending[i];
      total += ascending[i];
    }
    return (2 * weighted / total - (ascending.length + 1)) / ascending.length;
  }

  private static double share(boolean holds) {
    return holds ? 1 : 0;
  }
}
