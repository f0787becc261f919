package codev.infra.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was typed after {@code ./codev}.
 *
 * @param rest whatever is not an option: the name of a log, of a person, files
 */
record Arguments(
    String command, List<String> rest, boolean detach, boolean json, int port, Path data) {

  static final String USAGE =
      """
      ./codev up [--detach] [--port N] [--data DIR]   start everything, or nothing
      ./codev status [--json]                         name, pid, port, state and memory of each process
      ./codev logs NAME                               what a process said
      ./codev token NAME                              an access token for a demonstration user
      ./codev verify-audit FILE...                    check exported commits
      ./codev down                                    stop everything
      ./codev train [--port N]                        after a build: makes every start about twice as fast
      ./codev test                                    build and run every test
      Each takes --data DIR when the platform is not in .codev.
      """;

  static Arguments of(List<String> words, Path root) {
    var rest = new ArrayList<String>();
    var detach = false;
    var json = false;
    var port = Ports.DEFAULT;
    var data = root.resolve(".codev");
    var remaining = words.iterator();
    while (remaining.hasNext()) {
      var word = remaining.next();
      switch (word) {
        case "--detach" -> detach = true;
        case "--json" -> json = true;
        case "--port" -> port = port(remaining.hasNext() ? remaining.next() : "");
        case "--data" -> {
          if (!remaining.hasNext()) throw new Trouble("--data needs a folder");
          data = Path.of(remaining.next());
        }
        default -> {
          if (word.startsWith("--")) throw new Trouble("Unknown option " + word + "\n" + USAGE);
          rest.add(word);
        }
      }
    }
    var command = rest.isEmpty() ? "" : rest.removeFirst();
    return new Arguments(command, rest, detach, json, port, data.toAbsolutePath().normalize());
  }

  String only(String what) {
    if (rest.size() != 1) throw new Trouble("./codev " + command + " needs " + what);
    return rest.getFirst();
  }

  private static int port(String word) {
    try {
      var port = Integer.parseInt(word);
      if (port >= 1024 && port <= 65_000) return port;
    } catch (NumberFormatException e) {
      // told below
    }
    throw new Trouble("--port needs a number from 1024 to 65000, not \"" + word + "\"");
  }
}
