package codev.infra.systemtest.faults.sequence;

import static java.util.stream.Collectors.joining;

import codev.infra.systemtest.faults.sequence.Fault.Kind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Faults as a person writes them: {@code KILL kafka; PAUSE postgres 5 s; CUT views + 2300 ms}. What
 * follows the plus is the time until the next one.
 */
public final class FaultText {
  private static final Pattern FAULT =
      Pattern.compile(
          "(?<kind>[A-Z_]+)(?: (?<target>[a-z][a-z0-9.-]*))?(?: (?<length>\\d+) s)?"
              + "(?: \\+ (?<until>\\d+) ms)?");

  private static final Duration USUAL_LENGTH = Duration.ofSeconds(5);
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(2);

  private FaultText() {}

  public static String of(List<Fault> faults) {
    return faults.stream().map(Fault::toString).collect(joining("; "));
  }

  /**
   * Reads what {@link #of} has written. What can be done to one thing only needs no target; length
   * and pause may be left out.
   *
   * @throws IllegalArgumentException if it is no list of faults
   */
  public static List<Fault> parse(String text) {
    return Arrays.stream(text.split(";", -1))
        .map(String::strip)
        .filter(fault -> !fault.isEmpty())
        .map(FaultText::fault)
        .toList();
  }

  private static Fault fault(String text) {
    var words = FAULT.matcher(text);
    if (!words.matches()) throw new IllegalArgumentException("no fault: " + text);
    var kind = Kind.valueOf(Objects.requireNonNull(words.group("kind")));
    var length = words.group("length");
    var until = words.group("until");
    return new Fault(
        kind,
        target(kind, words.group("target")),
        length(kind, length),
        until == null ? USUAL_PAUSE : Duration.ofMillis(Long.parseLong(until)));
  }

  private static String target(Kind kind, @Nullable String named) {
    var possible = kind.targets();
    if (named == null && possible.size() == 1) return possible.getFirst();
    if (named == null || !possible.contains(named))
      throw new IllegalArgumentException(kind + " needs one of " + possible);
    return named;
  }

  private static Duration length(Kind kind, @Nullable String seconds) {
    if (!kind.isLasting()) return Duration.ZERO;
    return seconds == null ? USUAL_LENGTH : Duration.ofSeconds(Long.parseLong(seconds));
  }
}
