package codev.infra.localplatform;

import codev.infra.localplatform.process.CliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many instances of each service run.
 *
 * @param counts by service; one of a service that is not named
 */
record InstanceCounts(Map<String, Integer> counts) {

  static final String OPTION = "--instances";

  /** Each has a block of ten ports. */
  static final int MOST = 5;

  static final InstanceCounts ONE_OF_EACH = new InstanceCounts(Map.of());

  private static final List<String> SERVICES =
      List.of("group-service", "session-service", "learning-service");

  /**
   * @param words a service and a number, as {@code session-service=2}
   */
  InstanceCounts with(String words) {
    var parts = words.split("=", 2);
    if (parts[0].equals("gateway")) {
      throw new CliException(
          "%s: only one gateway can run, because it keeps browser sessions in memory"
              .formatted(OPTION));
    }
    if (!SERVICES.contains(parts[0]) || parts.length < 2 || !parts[1].matches("[1-" + MOST + "]")) {
      throw new CliException(
          "%s needs SERVICE=N with one of %s and a number from 1 to %d; got \"%s\""
              .formatted(OPTION, String.join(", ", SERVICES), MOST, words));
    }
    var changed = new TreeMap<>(counts);
    changed.put(parts[0], Integer.valueOf(parts[1]));
    return new InstanceCounts(changed);
  }

  int of(String service) {
    return counts.getOrDefault(service, 1);
  }

  /** As the command line has them. */
  List<String> words() {
    var words = new ArrayList<String>();
    counts.forEach((service, count) -> words.addAll(List.of(OPTION, service + "=" + count)));
    return words;
  }

  /** The name of an instance's process: the first has the service's own. */
  static String name(String service, int number) {
    return number == 1 ? service : service + "-" + number;
  }
}
