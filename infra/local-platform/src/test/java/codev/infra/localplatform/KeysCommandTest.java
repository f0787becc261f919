package codev.infra.localplatform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.eventstore.signature.SigningKey;
import codev.infra.localplatform.PlatformState.Phase;
import codev.infra.localplatform.PlatformState.RunningProcess;
import codev.infra.localplatform.data.Secrets;
import codev.infra.localplatform.process.CliException;
import codev.infra.localplatform.process.ProcessIdentity;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("./codev keys")
class KeysCommandTest {
  private static final String KEYS = "/actuator/keys";
  private static final String NOT_THERE = "This instance does not have the new master key";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final Map<String, String> received = new ConcurrentHashMap<>();
  private HttpServer service;

  @TempDir private Path folder;
  private Secrets secrets;

  @BeforeEach
  void start() throws IOException {
    secrets = new Secrets(folder);
    Files.writeString(secrets.masterKey(), "dGhlIG9sZCBtYXN0ZXIga2V5LCBvZiAzMiBieXRlcy4=\n");
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var path = exchange.getRequestURI().getPath();
            received.put(path, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            var body = answers.getOrDefault(path, "{}").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
  }

  @Test
  @DisplayName("adds a master key, replaces the old one once services have it, and removes that")
  void replaces_the_master_key() throws IOException {
    var file = secrets.masterKeyFile();
    var old = file.ids().getFirst();
    vaultHas(List.of(old), List.of());
    theNewKeyIsNotThere();

    assertThat(run("rotate")).isEqualTo(1);
    assertThat(file.ids()).hasSize(2).startsWith(old);
    var added = file.ids().getLast();
    assertThat(received.remove(KEYS + "/master")).contains("\"key\":\"%s\"".formatted(added));
    assertThat(run("rotate")).isEqualTo(1);
    assertThat(file.ids()).as("no third key").containsExactly(old, added);
    assertThat(received.get(KEYS + "/master")).contains("\"key\":\"%s\"".formatted(added));
    assertThat(printed()).contains(NOT_THERE, "./codev down, ./codev up");

    vaultHas(List.of(old, added), List.of());
    answers.put(
        KEYS + "/master",
        "{\"wrapping\": \"%s\", \"wrappedAgain\": 3, \"retired\": [\"%s\"]}".formatted(added, old));
    assertThat(run("rotate")).isZero();
    assertThat(printed()).contains("3 keys were wrapped again", old + " is retired", "backup");
    assertThat(file.ids()).containsExactly(added);
  }

  @Test
  @DisplayName("keeps both keys where the replacement is refused, and says why")
  void a_refused_replacement() throws IOException {
    var file = secrets.masterKeyFile();
    var old = file.ids().getFirst();
    var added = file.add();
    vaultHas(List.of(old, added), List.of());
    answers.put(KEYS + "/master", "{\"refused\": \"Not all instances have it\"}");

    assertThat(run("rotate")).isEqualTo(1);

    assertThat(printed()).contains("Not all instances have it");
    assertThat(file.ids()).containsExactly(old, added);
  }

  @Test
  @DisplayName("removes a retired key that an interrupted attempt has left, before it adds another")
  void removes_a_retired_key() throws IOException {
    var file = secrets.masterKeyFile();
    var old = file.ids().getFirst();
    var added = file.add();
    vaultHas(List.of(added), List.of(old));
    theNewKeyIsNotThere();

    assertThat(run("rotate")).isEqualTo(1);

    assertThat(file.ids()).hasSize(2).startsWith(added).doesNotContain(old);
  }

  @Test
  @DisplayName("adds another key where the one that was added is no longer in the file")
  void a_lost_key_is_passed_over() throws IOException {
    var file = secrets.masterKeyFile();
    var old = file.ids().getFirst();
    answers.put(KEYS, vault(key(old, true, 3), key("lost", false, 0)));
    theNewKeyIsNotThere();

    assertThat(run("rotate")).isEqualTo(1);

    assertThat(printed()).contains("lost was added, and is no longer in", NOT_THERE);
    assertThat(file.ids()).hasSize(2).startsWith(old);
    var added = file.ids().getLast();
    assertThat(received.get(KEYS + "/master")).contains("\"key\":\"%s\"".formatted(added));
    answers.put(KEYS, vault(key(old, true, 3), key("lost", false, 0), key(added, false, 0)));
    answers.put(
        KEYS + "/master",
        "{\"wrapping\": \"%s\", \"wrappedAgain\": 3, \"retired\": [\"%s\", \"lost\"]}"
            .formatted(added, old));
    assertThat(run("rotate")).isZero();
    assertThat(file.ids()).containsExactly(added);
  }

  @Test
  @DisplayName("replaces nothing while the file lacks a key by which something is wrapped")
  void a_needed_key_is_missing() throws IOException {
    var old = secrets.masterKeyFile().ids().getFirst();
    answers.put(KEYS, vault(key(old, true, 3), key("needed", true, 2), key("new", false, 0)));

    assertThatThrownBy(() -> run("rotate"))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("lacks the master key needed");

    assertThat(received).doesNotContainKey(KEYS + "/master");
    assertThat(secrets.masterKeyFile().ids()).containsExactly(old);
  }

  @Test
  @DisplayName("gives a person another key")
  void gives_a_person_another_key() throws IOException {
    answers.put(KEYS + "/person", "{\"rotated\": \"alice\"}");
    assertThat(run("rotate", KeysCommand.PERSON, "alice")).isZero();
    assertThat(received.get(KEYS + "/person")).contains("\"person\":\"alice\"");

    answers.put(KEYS + "/person", "{\"refused\": \"nobody has no key\"}");
    assertThat(run("rotate", KeysCommand.PERSON, "nobody")).isEqualTo(1);
    assertThat(printed()).contains("nobody has no key");
  }

  @Test
  @DisplayName("replaces a signing key once each instance publishes the next one")
  void replaces_a_signing_key() throws IOException {
    var file = secrets.signingKeyFile("group-service");
    var first = SigningKey.readOrCreate(file.file());
    publish();
    answers.put("/actuator/relay", "{\"outbox\": {\"position\": 42}}");

    assertThat(run("rotate", KeysCommand.SIGNING, "group-service")).isEqualTo(1);
    assertThat(run("rotate", KeysCommand.SIGNING, "group-service")).isEqualTo(1);
    assertThat(file.id()).as("not all instances have the next key").isEqualTo(first.id());

    publish();
    assertThat(run("rotate", KeysCommand.SIGNING, "group-service")).isEqualTo(1);
    assertThat(file.id()).isNotEqualTo(first.id());
    assertThat(run("rotate", KeysCommand.SIGNING, "group-service")).isEqualTo(1);

    publish();
    assertThat(run("rotate", KeysCommand.SIGNING, "group-service")).isZero();
    assertThat(SigningKey.readOrCreate(file.file()).jwks().getLast())
        .containsEntry("kid", first.id())
        .containsEntry("until", "42");
    assertThat(printed()).contains("good up to position 42");
  }

  @Test
  @DisplayName("lists the master keys and the epoch keys")
  void lists_the_master_keys() throws IOException {
    answers.put(
        KEYS,
        """
        {"masterKeys": [
          {"id": "0a", "wraps": false, "used": true, "wrapped": 7},
          {"id": "0b", "wraps": true, "used": true, "wrapped": 2},
          {"id": "0c", "wraps": false, "used": false, "wrapped": 0}], "retired": [],
         "epochKeys": [
          {"id": "20261130T120000Z-0d", "wraps": false, "wrapped": 0},
          {"id": "20261201T120000Z-0e", "wraps": true, "wrapped": 9}]}
        """);

    assertThat(run()).isZero();

    assertThat(printed())
        .contains("0a  unwraps, 7 keys", "0b  wraps, 2 keys", "0c  was added, and wraps nothing")
        .contains("20261130T120000Z-0d  epoch key, opens backups of its time, 0 keys")
        .contains("20261201T120000Z-0e  epoch key, wraps, 9 keys");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fly", "rotate alice", "rotate --everything alice"})
  @DisplayName("says how it is called")
  void usage(String words) {
    assertThatThrownBy(() -> run(words.split(" ")))
        .isInstanceOf(CliException.class)
        .hasMessageContaining("./codev keys rotate --person USER");
  }

  @Test
  @DisplayName("has its options wherever they stand among the words")
  void has_its_options() {
    var arguments = Arguments.of(List.of("keys", "rotate", "--person", "alice"), folder);
    assertThat(arguments.command()).isEqualTo("keys");
    assertThat(arguments.rest()).containsExactly("rotate", "--person", "alice");
  }

  /** The services are started again: they publish what is in the file now. */
  private void publish() {
    var file = secrets.signingKeyFile("group-service").file();
    answers.put(
        "/.well-known/message-keys",
        JsonMapper.shared()
            .writeValueAsString(Map.of("keys", SigningKey.readOrCreate(file).jwks())));
  }

  /** The services have not been started again since it was added. */
  private void theNewKeyIsNotThere() {
    answers.put(KEYS + "/master", "{\"refused\": \"%s\"}".formatted(NOT_THERE));
  }

  private static String vault(String... keys) {
    return "{\"masterKeys\": [%s], \"retired\": []}".formatted(String.join(", ", keys));
  }

  private static String key(String id, boolean used, int wrapped) {
    return "{\"id\": \"%s\", \"used\": %s, \"wrapped\": %d}".formatted(id, used, wrapped);
  }

  private void vaultHas(List<String> ids, List<String> retired) {
    answers.put(
        KEYS,
        "{\"masterKeys\": [%s], \"retired\": [%s]}"
            .formatted(
                ids.stream().map("{\"id\": \"%s\"}"::formatted).collect(Collectors.joining(", ")),
                retired.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "))));
  }

  private String printed() {
    return printed.toString(UTF_8);
  }

  private int run(String... words) throws IOException {
    var here = ProcessIdentity.of(ProcessHandle.current());
    var port = service.getAddress().getPort();
    var state =
        new PlatformState(
            here,
            20_000,
            true,
            List.of(
                new RunningProcess("group-service", here, port, Phase.READY, "TERM"),
                new RunningProcess("group-service-2", here, port, Phase.READY, "TERM")));
    try (var out = new PrintStream(printed, true, UTF_8)) {
      return new KeysCommand(state, secrets, out).run(List.of(words));
    }
  }
}
