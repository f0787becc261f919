package codev.infra.testkit.fuzzing;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a run of one target has come to, by Jazzer's log.
 *
 * @param target the simple name of its class
 * @param inputs how many it was given
 * @param branches places of the code that were reached
 * @param slow how many inputs took longer than 200 ms
 * @param slowestMillis of those; 0 if there are none
 * @param findings exceptions that are not documented, errors, and inputs that did not come to an
 *     end
 */
record FuzzFigures(
    String target, long inputs, long branches, int slow, long slowestMillis, int findings) {
  static final String HEADING =
      "| target | inputs | branches | slower than 200 ms | findings |\n|---|---|---|---|---|";

  private static final Pattern INPUTS =
      Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");
  private static final Pattern PROGRESS = Pattern.compile("#(\\d+)\\s.*\\bcov: (\\d+)\\b.*");
  private static final Pattern FINDING =
      Pattern.compile("== Java Exception: .*|==\\d+== ?ERROR: libFuzzer: .*");

  static FuzzFigures of(String target, List<String> log) {
    long inputs = 0;
    long branches = 0;
    int slow = 0;
    long slowest = 0;
    int findings = 0;
    for (var line : log) {
      var inputsMatcher = INPUTS.matcher(line);
      if (inputsMatcher.matches())
        inputs = Math.max(inputs, Long.parseLong(inputsMatcher.group(1)));
      var progressMatcher = PROGRESS.matcher(line);
      if (progressMatcher.matches()) {
        inputs = Math.max(inputs, Long.parseLong(progressMatcher.group(1)));
        branches = Math.max(branches, Long.parseLong(progressMatcher.group(2)));
      }
      if (line.startsWith(JazzerTarget.SLOW)) {
        slow++;
        slowest =
            Math.max(slowest, Long.parseLong(line.substring(JazzerTarget.SLOW.length()).strip()));
      }
      if (FINDING.matcher(line).matches()) findings++;
    }
    return new FuzzFigures(target, inputs, branches, slow, slowest, findings);
  }

  /** Whether the fuzzer has run at all. */
  boolean hasRun() {
    return inputs > 0;
  }

  /** A row below {@link #HEADING}. */
  String row() {
    var longest = slow == 0 ? "" : ", at most %d ms".formatted(slowestMillis);
    return String.format(
        Locale.ROOT,
        "| `%s` | %,d | %,d | %d%s | %s |",
        target,
        inputs,
        branches,
        slow,
        longest,
        hasRun() ? findings : "did not run");
  }
}
