package codev.group.domain.template;

import static codev.group.domain.template.Step.CLARIFICATION;
import static codev.group.domain.template.Step.CONSULTATION;
import static codev.group.domain.template.Step.LEARNING;
import static codev.group.domain.template.Step.PREPARATION;
import static codev.group.domain.template.Step.PRESENTATION;
import static codev.group.domain.template.Step.PROBLEM_DEFINITION;
import static codev.group.domain.template.Step.SYNTHESIS;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session template: the time of each step and, where a programme changes them, its wording, the
 * kinds of contribution and the questions at the end. A session is planned with a template and
 * keeps it.
 *
 * @param version of this key; raised when anything in it changes
 * @param steps in order; every PRESENTATION begins the turn of another client
 * @param items asked after the session besides those that are asked everywhere
 */
public record SessionTemplate(
    Key key,
    int version,
    List<PlannedStep> steps,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Item> items) {
  /** Longer sessions have a break, placed by the facilitator. */
  private static final int LONGEST_WITHOUT_BREAK = 90;

  private static final int BREAK = 10;

  /** The layouts that come with the software. */
  public static final List<SessionTemplate> BUILT_IN =
      List.of(standard180(), twoClients180(), flash60());

  public SessionTemplate {
    steps = List.copyOf(steps);
    items = List.copyOf(Objects.requireNonNullElse(items, List.<Item>of()));
  }

  /** The name of a template inside its programme; three come with the software. */
  public record Key(@JsonValue String value) {
    /** Three hours, one client; ten of the minutes are a break placed by the facilitator. */
    public static final Key STANDARD_180 = new Key("STANDARD_180");

    /** Three hours, two clients one after the other, the same break. */
    public static final Key TWO_CLIENTS_180 = new Key("TWO_CLIENTS_180");

    /** One hour, one client. */
    public static final Key FLASH_60 = new Key("FLASH_60");

    /** What it is made of. */
    public static final String SHAPE = "[A-Z0-9_]{3,40}";

    @JsonCreator
    public Key {}

    public boolean isBuiltIn() {
      return BUILT_IN.stream().anyMatch(template -> template.key().equals(this));
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * A step and its planned minutes, which are never enforced.
   *
   * @param fr what it is called, unless as everywhere
   * @param aimFr what it is for, shown to everybody when it begins
   * @param kinds kinds of contribution in it; {@code null}: all that the method allows
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlannedStep(
      Step key,
      int plannedMinutes,
      @Nullable String fr,
      @Nullable String en,
      @Nullable String aimFr,
      @Nullable String aimEn,
      @Nullable List<ContributionKind> kinds) {
    public PlannedStep {
      kinds = kinds == null ? null : kinds.stream().distinct().sorted().toList();
    }

    public PlannedStep(Step key, int plannedMinutes) {
      this(key, plannedMinutes, null, null, null, null, null);
    }

    /** The kinds of contribution that the method allows in it. */
    public List<ContributionKind> possibleKinds() {
      return Arrays.stream(ContributionKind.values()).filter(kind -> kind.step() == key).toList();
    }

    /** Whether contributions of this kind are allowed. */
    public boolean allows(ContributionKind kind) {
      return kinds == null || kinds.contains(kind) || kind.isAlwaysOpen();
    }
  }

  /**
   * A sentence to agree with after the session.
   *
   * @param from lowest answer
   * @param to highest answer
   */
  public record Item(String key, String fr, String en, int from, int to, Audience audience) {}

  /** Whom an item is for. */
  public enum Audience {
    EVERYBODY,
    CLIENT,
    CONSULTANTS
  }

  /** How many clients are helped in one session. */
  public int turns() {
    return (int) steps.stream().filter(step -> step.key() == PRESENTATION).count();
  }

  /** From start to end, the break included. */
  public int minutes() {
    int minutes = steps.stream().mapToInt(PlannedStep::plannedMinutes).sum();
    return minutes > LONGEST_WITHOUT_BREAK ? minutes + BREAK : minutes;
  }

  private static SessionTemplate builtIn(Key key, int version, List<PlannedStep> steps) {
    return new SessionTemplate(key, version, steps, List.of());
  }

  private static SessionTemplate standard180() {
    return builtIn(
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

  /** Version 1 had one LEARNING for both clients. */
  private static SessionTemplate twoClients180() {
    var turn =
        List.of(
            new PlannedStep(PRESENTATION, 5),
            new PlannedStep(CLARIFICATION, 15),
            new PlannedStep(PROBLEM_DEFINITION, 10),
            new PlannedStep(CONSULTATION, 25),
            new PlannedStep(SYNTHESIS, 10),
            new PlannedStep(LEARNING, 10));
    var steps =
        Stream.of(List.of(new PlannedStep(PREPARATION, 20)), turn, turn).flatMap(List::stream);
    return builtIn(Key.TWO_CLIENTS_180, 2, steps.toList());
  }

  private static SessionTemplate flash60() {
    return builtIn(
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
