package codev.infra.localplatform;

import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.data.SigningKeyFile;
import codev.infra.localplatform.process.CliException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * {@code ./codev keys}: which master keys and epoch keys the key vault has, and replacing a key. A
 * key is replaced in steps, between which the services are started again; each call makes the next
 * one.
 */
record KeysCommand(PlatformState state, Secrets secrets, PrintStream out) {
  static final String PERSON = "--person";
  static final String SIGNING = "--signing";

  private static final String USAGE =
      """
      one of
        ./codev keys                          list the master keys and epoch keys of the key vault
        ./codev keys rotate                   replace the master key
        ./codev keys rotate --person USER     encrypt what a person writes from now on by another key
        ./codev keys rotate --signing SERVICE replace the key that signs a service's log and messages""";

  /** The keys of all people are wrapped again. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final String MESSAGE_KEYS = "/.well-known/message-keys";

  /** Returns 1 while something is left to be done. */
  int run(List<String> words) throws IOException {
    if (words.isEmpty()) return list();
    require(words.getFirst().equals("rotate"));
    if (words.size() == 1) return rotateMasterKey();
    require(words.size() == 3);
    return switch (words.get(1)) {
      case PERSON -> rotatePersonKey(words.get(2));
      case SIGNING -> rotateSigningKey(words.get(2));
      default -> throw new CliException(USAGE);
    };
  }

  private int list() throws IOException {
    var keyState = endpoint().get(anyService());
    for (var key : keyState.path("masterKeys"))
      out.printf(
          "%s  %s, %s keys%n",
          id(key),
          key.path("wraps").asBoolean()
              ? "wraps"
              : key.path("used").asBoolean() ? "unwraps" : "was added, and wraps nothing yet",
          key.path("wrapped").asString());
    for (var key : keyState.path("epochKeys"))
      out.printf(
          "%s  epoch key, %s, %s keys%n",
          id(key),
          key.path("wraps").asBoolean() ? "wraps" : "opens backups of its time",
          key.path("wrapped").asString());
    return 0;
  }

  private int rotateMasterKey() throws IOException {
    var file = secrets.masterKeyFile();
    var keyState = endpoint().get(anyService());
    file.remove(texts(keyState.path("retired")));
    var inFile = file.ids();
    var inVault = keyState.path("masterKeys").valueStream().toList();
    for (var key : inVault)
      if (isNeeded(key) && !inFile.contains(id(key)))
        throw new CliException(
            "%s lacks the master key %s, by which keys are wrapped: put its line back from a backup"
                    .formatted(file.file(), id(key))
                + " before the services are stopped");
    if (inVault.stream().map(KeysCommand::id).toList().containsAll(inFile)) {
      var newest = newest(inVault);
      var isLost = newest.isPresent() && !inFile.contains(newest.get());
      if (isLost)
        out.printf(
            "The master key %s was added, and is no longer in %s; it wraps nothing.%n",
            newest.get(), file.file());
      if (isLost || inVault.size() == 1)
        out.printf(
            "%s has a new master key, %s, below the present one.%n", file.file(), file.add());
    }
    var answer = endpoint().post(anyService(), "master", Map.of("key", file.ids().getLast()));
    if (isRefused(answer)) {
      out.println("To start the services again: ./codev down, ./codev up. Then repeat this.");
      return 1;
    }
    var retired = texts(answer.path("retired"));
    file.remove(retired);
    out.printf(
        "The key vault is wrapped by %s: %s keys were wrapped again; %s retired and no longer in %s."
            + "%nMake a backup now: earlier ones have the keys of their time only.%n",
        answer.path("wrapping").asString(),
        answer.path("wrappedAgain").asString(),
        retired.isEmpty() ? "none is" : String.join(", ", retired) + " is",
        file.file());
    return 0;
  }

  private static boolean isNeeded(JsonNode key) {
    return key.path("wraps").asBoolean(false) || key.path("wrapped").asLong(0) > 0;
  }

  /** The key by which the vault will wrap next; empty if none was added. */
  private static Optional<String> newest(List<JsonNode> inVault) {
    return inVault.stream()
        .filter(key -> !key.path("used").asBoolean(false))
        .map(KeysCommand::id)
        .reduce((_, later) -> later);
  }

  private static String id(JsonNode key) {
    return key.path("id").asString("?");
  }

  private int rotatePersonKey(String person) throws IOException {
    var answer = endpoint().post(anyService(), "person", Map.of("person", person));
    if (isRefused(answer)) return 1;
    out.printf(
        "What %s writes is encrypted by a new key; what they wrote before stays readable.%n",
        person);
    return 0;
  }

  private int rotateSigningKey(String service) throws IOException {
    var firstKeys = endpoint().service(service);
    var file = secrets.signingKeyFile(service);
    if (file.isReplaced()) return bind(firstKeys, file);
    if (!file.isPrepared()) {
      file.prepare();
      out.printf("%s has the public part of the next key, %s.%n", file.file(), file.nextId());
      return startAgain("publishes it");
    }
    for (var instance : instances(service))
      if (!publishedKeyIds(instance).contains(file.nextId()))
        return startAgain("publishes the next key, %s".formatted(file.nextId()));
    file.replace();
    out.printf("%s has the next key, %s, in the first place.%n", file.file(), file.id());
    return startAgain("signs with it");
  }

  private int bind(RunningProcess firstService, SigningKeyFile file) throws IOException {
    for (var instance : instances(firstService.name()))
      if (!publishedKeyIds(instance).getFirst().equals(file.id()))
        return startAgain("signs with %s".formatted(file.id()));
    var outbox = new ManagementEndpoint(state, "relay", LIMIT).get(firstService).path("outbox");
    var position = outbox.path("position").asLong();
    file.bindUntil(position);
    out.printf(
        "%s signs the log of %s and its messages; the key before it is good up to position %d, from"
            + " the next start on.%nGive the new key to auditors and witnesses, and make a backup.%n",
        file.id(), firstService.name(), position);
    return 0;
  }

  private List<RunningProcess> instances(String service) {
    return state.processes().stream()
        .filter(
            process -> process.name().equals(service) || process.name().startsWith(service + "-"))
        .toList();
  }

  /** The names of the keys that an instance publishes, that by which it signs first. */
  private List<String> publishedKeyIds(RunningProcess instance) throws IOException {
    return endpoint()
        .get(instance, MESSAGE_KEYS)
        .path("keys")
        .valueStream()
        .map(key -> key.path("kid").asString(""))
        .toList();
  }

  private int startAgain(String action) {
    out.printf(
        "Start the services again, so that each instance %s (./codev down, ./codev up), then repeat"
            + " this.%n",
        action);
    return 1;
  }

  private boolean isRefused(JsonNode answer) {
    var refused = answer.path("refused");
    if (refused.isString()) out.println(refused.asString());
    return refused.isString();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(text -> text.asString("")).toList();
  }

  private ManagementEndpoint endpoint() {
    return new ManagementEndpoint(state, "keys", LIMIT);
  }

  /** Each has all of the vault. */
  private RunningProcess anyService() {
    return endpoint()
        .services()
        .findFirst()
        .orElseThrow(() -> new CliException("no service is running"));
  }

  private static void require(boolean condition) {
    if (!condition) throw new CliException(USAGE);
  }
}
