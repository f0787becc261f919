package codev.group.domain;

import static codev.group.domain.Step.CLARIFICATION;
import static codev.group.domain.Step.CONSULTATION;
import static codev.group.domain.Step.LEARNING;
import static codev.group.domain.Step.PREPARATION;
import static codev.group.domain.Step.PRESENTATION;
import static codev.group.domain.Step.PROBLEM_DEFINITION;
import static codev.group.domain.Step.SYNTHESIS;

import java.util.ArrayList;
import java.util.List;

/**
 * How the time of a session is laid out. A session is planned with one and keeps it.
 *
 * @param version of this key; raised when its minutes change
 * @param steps in order; every PRESENTATION begins the turn of another client
 */
public record Template(Key key, int version, List<PlannedStep> steps) {
  public Template {
    steps = List.copyOf(steps);
  }

  /** The layouts that come with the software. */
  public enum Key {
    /** Three hours, one client; ten of the minutes are a break placed by the facilitator. */
    STANDARD_180,
    /** Three hours, two clients one after the other, the same break. */
    TWO_CLIENTS_180,
    /** One hour, one client. */
    FLASH_60
  }

  /** A step and the minutes meant for it: soft, nobody is ever cut off. */
  public record PlannedStep(Step key, int plannedMinutes) {}

  public static Template of(Key key) {
    return switch (key) {
      case STANDARD_180 -> standard180();
      case TWO_CLIENTS_180 -> twoClients180();
      case FLASH_60 -> flash60();
    };
  }

  /** How many clients are helped in one session. */
  public int turns() {
    return (int) steps.stream().filter(step -> step.key() == PRESENTATION).count();
  }

  private static Template standard180() {
    return new Template(
        Key.STANDARD_180,
        1,
        List.of(
            new PlannedStep(PREPARATION, 30),
            new PlannedStep(PRESENTATION, 5),
            new PlannedStep(CLARIFICATION, 25),
            new PlannedStep(PROBLEM_DEFINITION, 15),
            new PlannedStep(CONSULTATION, 45),
            new PlannedStep(SYNTHESIS, 20),
            new PlannedStep(LEARNING, 30)));
  }

  private static Template twoClients180() {
    var turn =
        List.of(
            new PlannedStep(PRESENTATION, 5),
            new PlannedStep(CLARIFICATION, 15),
            new PlannedStep(PROBLEM_DEFINITION, 10),
            new PlannedStep(CONSULTATION, 25),
            new PlannedStep(SYNTHESIS, 10));
    var steps = new ArrayList<PlannedStep>();
    steps.add(new PlannedStep(PREPARATION, 20));
    steps.addAll(turn);
    steps.addAll(turn);
    steps.add(new PlannedStep(LEARNING, 20));
    return new Template(Key.TWO_CLIENTS_180, 1, steps);
  }

  private static Template flash60() {
    return new Template(
        Key.FLASH_60,
        1,
        List.of(
            new PlannedStep(PREPARATION, 10),
            new PlannedStep(PRESENTATION, 5),
            new PlannedStep(CLARIFICATION, 12),
            new PlannedStep(PROBLEM_DEFINITION, 5),
            new PlannedStep(CONSULTATION, 15),
            new PlannedStep(SYNTHESIS, 6),
            new PlannedStep(LEARNING, 7)));
  }
}
