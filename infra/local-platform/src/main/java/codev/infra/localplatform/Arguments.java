package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * The arguments of {@code ./codev}.
 *
 * @param rest whatever is not an option: the name of a log, of a person, files
 */
record Arguments(
    String command,
    List<String> rest,
    boolean detach,
    boolean json,
    int port,
    Path data,
    DemoOptions demo,
    Instances instances) {

  /** The very text that the script prints for itself. */
  static final String USAGE = usage();

  static Arguments of(List<String> words, Path root) {
    var rest = new ArrayList<String>();
    var detach = false;
    var json = false;
    var port = Ports.DEFAULT;
    var data = root.resolve(".codev");
    var demo = DemoOptions.USUAL;
    var instances = Instances.ONE_OF_EACH;
    var remaining = words.iterator();
    while (remaining.hasNext()) {
      var word = remaining.next();
      switch (word) {
        case "--detach" -> detach = true;
        case "--json" -> json = true;
        case "--port" -> port = port(remaining.hasNext() ? remaining.next() : "");
        case "--data" -> {
          if (!remaining.hasNext()) throw new CliException("--data needs a folder");
          data = Path.of(remaining.next());
        }
        case Instances.OPTION ->
            instances = instances.with(remaining.hasNext() ? remaining.next() : "");
        case "--groups" ->
            demo = demo.withGroups(number(word, remaining, 1, DemoOptions.MOST_GROUPS));
        case "--sessions" ->
            demo = demo.withSessions(number(word, remaining, 1, DemoOptions.MOST_SESSIONS));
        case "--seed" -> demo = demo.withSeed(number(word, remaining, 0, Long.MAX_VALUE));
        default -> {
          if (word.startsWith("--"))
            throw new CliException("Unknown option " + word + "\n" + USAGE);
          rest.add(word);
        }
      }
    }
    var command = rest.isEmpty() ? "" : rest.removeFirst();
    return new Arguments(
        command, rest, detach, json, port, data.toAbsolutePath().normalize(), demo, instances);
  }

  String only(String what) {
    if (rest.size() != 1) throw new CliException("./codev " + command + " needs " + what);
    return rest.getFirst();
  }

  private static long number(String option, Iterator<String> remaining, long least, long most) {
    var word = remaining.hasNext() ? remaining.next() : "";
    try {
      var number = Long.parseLong(word);
      if (number >= least && number <= most) return number;
    } catch (NumberFormatException e) {
      // rejected below
    }
    throw new CliException(
        "%s needs a number from %d to %d, not \"%s\"".formatted(option, least, most, word));
  }

  private static int port(String word) {
    try {
      var port = Integer.parseInt(word);
      if (port >= 1024 && port <= 65_000) return port;
    } catch (NumberFormatException e) {
      // rejected below
    }
    throw new CliException("--port needs a number from 1024 to 65000, not \"" + word + "\"");
  }

  private static String usage() {
    try (var text = Arguments.class.getResourceAsStream("/usage.txt")) {
      return new String(Objects.requireNonNull(text, "usage.txt").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
