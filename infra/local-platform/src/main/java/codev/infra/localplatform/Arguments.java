package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.Ports;
import codev.infra.localplatform.stores.ServiceLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of {@code ./codev}.
 *
 * @param rest whatever is not an option: the name of a log, of a person, files
 * @param watch whether the status is printed again until the command is stopped
 * @param onlyLog the one that is restored; null for everything that a backup has
 * @param force whether a restore may set data aside
 * @param walArchive where PostgreSQL's log is archived, or recovered from
 * @param toTime the last moment to recover
 * @param secondVersion the built tree of the instances that are not the first
 * @param now where the clocks of the services begin
 * @param proxies by which the services reach their stores
 * @param keys signers that an auditor trusts
 * @param checkpoints files with signed checkpoints that were kept
 * @param witness which logs are looked at, and by whom
 */
record Arguments(
    String command,
    List<String> rest,
    boolean detach,
    boolean json,
    boolean watch,
    int port,
    Path data,
    DemoOptions demo,
    InstanceCounts instances,
    @Nullable ServiceLog onlyLog,
    boolean force,
    @Nullable Path walArchive,
    @Nullable Instant toTime,
    @Nullable Path secondVersion,
    @Nullable Instant now,
    StoreProxies proxies,
    List<String> keys,
    List<Path> checkpoints,
    WitnessOptions witness) {

  /** The very text that the script prints for itself. */
  static final String USAGE = usage();

  static Arguments of(List<String> words, Path root) {
    var rest = new ArrayList<String>();
    var detach = false;
    var json = false;
    var watch = false;
    var port = Ports.DEFAULT;
    var data = root.resolve(".codev").toAbsolutePath().normalize();
    var demo = DemoOptions.USUAL;
    var instances = InstanceCounts.ONE_OF_EACH;
    ServiceLog onlyLog = null;
    var force = false;
    Path walArchive = null;
    Instant toTime = null;
    Path secondVersion = null;
    Instant now = null;
    var proxies = StoreProxies.NONE;
    var keys = new ArrayList<String>();
    var checkpoints = new ArrayList<Path>();
    var witness = WitnessOptions.NONE;
    var remaining = words.iterator();
    while (remaining.hasNext()) {
      var word = remaining.next();
      switch (word) {
        case "--detach" -> detach = true;
        case "--json" -> json = true;
        case "--watch" -> watch = true;
        case "--port" -> port = port(remaining.hasNext() ? remaining.next() : "");
        case "--data" -> data = folder(word, remaining);
        case "--only" -> onlyLog = ServiceLog.of(following(word, remaining, "a service"));
        case "--force" -> force = true;
        case UpOptions.WAL_ARCHIVE -> walArchive = folder(word, remaining);
        case UpOptions.SECOND_VERSION -> secondVersion = folder(word, remaining);
        case "--key" -> keys.add(following(word, remaining, "a key"));
        case "--checkpoint" -> checkpoints.add(Path.of(following(word, remaining, "a file")));
        case WitnessOptions.LOG -> witness = witness.withLog(following(word, remaining, "a log"));
        case WitnessOptions.NAME ->
            witness = witness.withName(following(word, remaining, "a name"));
        case KeysCommand.PERSON, KeysCommand.SIGNING -> {
          rest.add(word);
          rest.add(following(word, remaining, "a name"));
        }
        case "--token-file" ->
            witness = witness.withTokenFile(Path.of(following(word, remaining, "a file")));
        case UpOptions.NOW -> now = moment(word, remaining);
        case "--to-time" -> toTime = moment(word, remaining);
        case InstanceCounts.OPTION ->
            instances = instances.with(remaining.hasNext() ? remaining.next() : "");
        case StoreProxies.OPTION ->
            proxies = proxies.with(remaining.hasNext() ? remaining.next() : "");
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
    if (!proxies.ports().isEmpty() && !command.equals("up"))
      throw new CliException(StoreProxies.OPTION + " is an option of ./codev up only");
    return new Arguments(
        command,
        rest,
        detach,
        json,
        watch,
        port,
        data,
        demo,
        instances,
        onlyLog,
        force,
        walArchive,
        toTime,
        secondVersion,
        now,
        proxies,
        keys,
        checkpoints,
        witness);
  }

  UpOptions up() {
    return new UpOptions(port, instances, walArchive, secondVersion, now, proxies);
  }

  String only(String argument) {
    if (rest.size() != 1) throw new CliException("./codev " + command + " needs " + argument);
    return rest.getFirst();
  }

  private static Path folder(String option, Iterator<String> remaining) {
    return Path.of(following(option, remaining, "a folder")).toAbsolutePath().normalize();
  }

  private static String following(String option, Iterator<String> remaining, String argument) {
    if (!remaining.hasNext()) throw new CliException(option + " needs " + argument);
    return remaining.next();
  }

  private static Instant moment(String option, Iterator<String> remaining) {
    var word = remaining.hasNext() ? remaining.next() : "";
    try {
      return OffsetDateTime.parse(word).toInstant();
    } catch (DateTimeParseException e) {
      throw new CliException(
          "%s needs a time with a time zone, such as 2026-11-27T10:00:00Z; got \"%s\""
              .formatted(option, word),
          e);
    }
  }

  private static long number(String option, Iterator<String> remaining, long least, long maximum) {
    var word = remaining.hasNext() ? remaining.next() : "";
    try {
      var number = Long.parseLong(word);
      if (number >= least && number <= maximum) return number;
    } catch (NumberFormatException e) {
      // rejected below
    }
    throw new CliException(
        "%s needs a number from %d to %d; got \"%s\"".formatted(option, least, maximum, word));
  }

  private static int port(String word) {
    try {
      var port = Integer.parseInt(word);
      if (port >= 1024 && port <= 65_000) return port;
    } catch (NumberFormatException e) {
      // rejected below
    }
    throw new CliException("--port needs a number from 1024 to 65000; got \"" + word + "\"");
  }

  private static String usage() {
    try (var text = Arguments.class.getResourceAsStream("/usage.txt")) {
      return new String(Objects.requireNonNull(text, "usage.txt").readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
