package codev.learning.outcomes.extraction;

import codev.learning.domain.SessionStatistics;
import codev.learning.domain.SessionStatistics.Presence;
import codev.learning.domain.SessionStatistics.StepTaken;
import codev.learning.outcomes.extraction.MetricInput.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/** How faithfully one session followed the method, derived from its own course: no survey. */
final class Fidelity {
  private static final double MINUTES_IN_AN_HOUR = 60;

  private Fidelity() {}

  static List<Value> of(SessionStatistics course) {
    var observed = new ArrayList<Value>();
    observed.add(new Value("sessions.held", 1));
    observed.add(
        new Value(
            "fidelity.contract-accepted", share(course.contractAcceptedBeforeConsultation())));
    observed.add(new Value("fidelity.client-silent", share(course.clientSilentInConsultation())));
    course.steps().stream()
        .mapToDouble(step -> share(step.onTime()))
        .average()
        .ifPresent(onTime -> observed.add(new Value("fidelity.steps-on-time", onTime)));
    course.attendance().stream()
        .mapToDouble(member -> share(member.came()))
        .average()
        .ifPresent(came -> observed.add(new Value("sessions.attendance", came)));
    var contributions = contributions(course);
    if (Arrays.stream(contributions).sum() > 0)
      observed.add(new Value("fidelity.contribution-gini", gini(contributions)));
    observed.add(new Value("sessions.hours-planned", hours(course, StepTaken::plannedMinutes)));
    observed.add(new Value("sessions.hours-held", hours(course, StepTaken::actualMinutes)));
    return observed;
  }

  private static double hours(SessionStatistics course, ToLongFunction<StepTaken> minutes) {
    return course.steps().stream().mapToLong(minutes).sum() / MINUTES_IN_AN_HOUR;
  }

  /** Of all who came and were not the client: whoever said nothing counts, with none. */
  private static double[] contributions(SessionStatistics course) {
    return course.attendance().stream()
        .filter(Presence::came)
        .map(Presence::username)
        .filter(person -> !person.equals(course.client()))
        .mapToDouble(person -> course.contributions().getOrDefault(person, 0))
        .sorted()
        .toArray();
  }

  /**
   * Gini's coefficient: 0 when everybody contributed alike, towards 1 when one did everything.
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
