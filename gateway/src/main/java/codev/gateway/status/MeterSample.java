package codev.gateway.status;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A meter with its value, as a service exports it for Prometheus.
 *
 * @param labels as they are written, separated by commas
 */
record MeterSample(String meter, String labels, double value) {
  /** Labels with a closing brace are those of requests only. */
  private static final Pattern LINE =
      Pattern.compile("(?m)^([a-z]\\w*)(?:\\{([^}]*)})? (-?[0-9.]+(?:E-?[0-9]+)?)$");

  static Stream<MeterSample> all(String exported) {
    return LINE.matcher(exported).results().map(MeterSample::of);
  }

  private static MeterSample of(MatchResult line) {
    var labels = Optional.ofNullable(line.group(2)).orElse("");
    return new MeterSample(line.group(1), labels, Double.parseDouble(line.group(3)));
  }

  /** Empty where there is no such label. */
  String label(String name) {
    var matcher =
        Pattern.compile("(?:^|,)" + Pattern.quote(name) + "=\"([^\"]*)\"").matcher(labels);
    return matcher.find() ? matcher.group(1) : "";
  }
}
