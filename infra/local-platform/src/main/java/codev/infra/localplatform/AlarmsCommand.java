package codev.infra.localplatform;

import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code ./codev alarms}: what the services have found, until an operator acknowledges it. */
record AlarmsCommand(ManagementEndpoint alarms, PrintStream out) {
  private static final String USAGE =
      """
      one of
        ./codev alarms                         list the open alarms
        ./codev alarms acknowledge SERVICE ID  acknowledge one that was dealt with""";

  private static final Duration LIMIT = Duration.ofSeconds(30);

  AlarmsCommand(PlatformState state, PrintStream out) {
    this(new ManagementEndpoint(state, "alarms", LIMIT), out);
  }

  /** Returns 1 while there is an alarm. */
  int run(List<String> words) throws IOException {
    if (words.isEmpty()) return list();
    require(words.size() == 3 && words.getFirst().equals("acknowledge"));
    require(words.get(2).matches("\\d{1,18}"));
    var service = alarms.service(words.get(1));
    var by = Map.of("by", System.getProperty("user.name", "operator"));
    var answer = alarms.post(service, words.get(2), by);
    var isAcknowledged = answer.path("acknowledged").asBoolean();
    out.println(
        isAcknowledged
            ? "alarm %s of %s is acknowledged".formatted(words.get(2), service.name())
            : "%s has no such open alarm".formatted(service.name()));
    return isAcknowledged ? 0 : 1;
  }

  private int list() throws IOException {
    var found = false;
    for (var service : alarms.services().toList())
      for (var alarm : alarms.get(service)) {
        found = true;
        out.printf(
            "%-18s %4s  %s: %s: %s, since %s%n",
            service.name(),
            alarm.path("id").asString(),
            alarm.path("kind").asString(),
            alarm.path("subject").asString(),
            alarm.path("detail").asString(),
            alarm.path("raisedAt").asString());
      }
    if (!found) out.println("no alarm is open");
    return found ? 1 : 0;
  }

  private static void require(boolean condition) {
    if (!condition) throw new CliException(USAGE);
  }
}
