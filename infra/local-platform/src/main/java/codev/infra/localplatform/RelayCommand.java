package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./codev relay}: what each service has published and read, and what an operator decides
 * where a service is stopped.
 */
record RelayCommand(ManagementEndpoint relay, PrintStream out) {
  private static final String USAGE =
      """
      one of
        ./codev relay status                             what each service has published and read
        ./codev relay resume                             after a restore: let all services continue
        ./codev relay resume SERVICE                     after a restore of its log: let this service continue
        ./codev relay resume SERVICE LISTENER PARTITION  continue without the missing or refused message
        ./codev relay undo                               undo what services did because of lost events
        ./codev relay republish SERVICE POSITION         publish its log again from this position""";

  private static final Map<String, Object> AFTER_RESTORE = Map.of("afterRestore", true);
  private static final Map<String, Object> UNDO_LOST = Map.of("undoLost", true);

  /** A topic may be long, and is read as a whole. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  RelayCommand(PlatformState state, PrintStream out) {
    this(new ManagementEndpoint(state, "relay", LIMIT), out);
  }

  int run(List<String> words) throws IOException {
    var action = words.isEmpty() ? "status" : words.getFirst();
    switch (action) {
      case "status" -> {
        require(words.size() <= 1);
        for (var service : relay.services().toList()) printState(service);
      }
      case "resume" -> resume(words);
      case "undo" -> {
        require(words.size() == 1);
        undo();
      }
      case "republish" -> {
        require(words.size() == 3);
        var from = number(words.get(2));
        var answer = relay.post(relay.service(words.get(1)), "outbox", Map.of("from", from));
        out.printf(
            "%s is publishing its log again from position %s%n",
            words.get(1), answer.path("publishedAgainFrom").asString());
      }
      default -> require(false);
    }
    return 0;
  }

  private void resume(List<String> words) throws IOException {
    if (words.size() == 1) {
      resumeAll();
      return;
    }
    require(words.size() == 2 || words.size() == 4);
    var service = relay.service(words.get(1));
    if (words.size() == 2) printUndone(service, relay.post(service, "outbox", AFTER_RESTORE));
    else {
      var answer = relay.post(service, words.get(2), Map.of("partition", number(words.get(3))));
      out.println(
          answer.path("resumed").asBoolean()
              ? "%s continues without the missing or refused message".formatted(service.name())
              : "no message is missing or refused there");
    }
  }

  /** Listeners come last: what the logs have lost is in the topics then. */
  private void resumeAll() throws IOException {
    for (var service : relay.services().toList())
      if (relay.get(service).path("outbox").isObject())
        printUndone(service, relay.post(service, "outbox", AFTER_RESTORE));
    for (var service : relay.services().toList())
      for (var listener : relay.get(service).path("listeners").propertyNames()) {
        var partitions =
            relay.post(service, listener, AFTER_RESTORE).path("resumedPartitions").asInt();
        if (partitions > 0)
          out.printf(
              "listener %s of %s continues in %d partitions%n",
              listener, service.name(), partitions);
      }
  }

  /** Of each neighbour that has handled them. */
  private void undo() throws IOException {
    var undone = 0;
    var left = 0;
    for (var service : relay.services().toList())
      for (var listener : relay.get(service).path("listeners").propertyNames())
        for (var message : relay.post(service, listener, UNDO_LOST).path("lost")) {
          var isUndone = message.path("undone").asBoolean();
          if (isUndone) undone++;
          else left++;
          printMessage(message, service.name() + (isUndone ? ": undone" : ": not undone"));
        }
    out.printf(
        "%d undone, %d not undone%s%n",
        undone, left, left == 0 ? "" : ": enter again what is still valid, or cancel it there");
  }

  private void printMessage(JsonNode message, String remark) {
    out.printf(
        "%10s  %-40s  %s  %s  %s%n",
        message.path("n").asString(),
        message.path("type").asString(),
        message.path("subject").asString(),
        message.path("at").asString(),
        remark);
  }

  private void printUndone(RunningProcess service, JsonNode answer) {
    var undone = answer.path("undone");
    if (undone.isEmpty()) {
      out.println("the log of " + service.name() + " has the event of each message it published");
      return;
    }
    for (var message : undone) printMessage(message, "");
    out.printf(
        "%s is publishing again. The events of these messages are lost, but other services have"
            + " acted on them. Run ./codev relay undo before work continues.%n",
        service.name());
  }

  private void printState(RunningProcess service) throws IOException {
    var state = relay.get(service);
    var outbox = state.path("outbox");
    if (!outbox.isMissingNode() && !outbox.isNull())
      out.printf(
          "%-18s has published its log up to position %s, on timeline %s%n",
          service.name(), outbox.path("position").asString(), outbox.path("timeline").asString());
    state
        .path("listeners")
        .forEachEntry(
            (listener, partitions) -> {
              for (var partition : partitions) printStoppage(service, listener, partition);
            });
  }

  private void printStoppage(RunningProcess service, String listener, JsonNode partition) {
    var gap = partition.path("gap");
    var refused = partition.path("refused");
    String why;
    if (partition.path("restoredFrom").isNumber())
      why =
          "the topic has %s records, the restored database knows of %s: run ./codev relay resume"
              .formatted(
                  partition.path("restoredFrom").asString(), partition.path("offset").asString());
    else if (gap.isObject())
      why =
          "messages between %s and %s of %s are missing"
              .formatted(
                  gap.path("last").asString(),
                  gap.path("n").asString(),
                  gap.path("source").asString());
    else if (refused.isObject())
      why =
          "message %s of %s is refused: %s"
              .formatted(
                  refused.path("n").asString(),
                  refused.path("source").asString(),
                  refused.path("why").asString());
    else return;
    out.printf(
        "%-18s listener %s is stopped in partition %s: %s%n",
        service.name(), listener, partition.path("partition").asString(), why);
  }

  private static long number(String word) {
    require(NUMBER.matcher(word).matches());
    return Long.parseLong(word);
  }

  private static void require(boolean condition) {
    if (!condition) throw new CliException(USAGE);
  }
}
