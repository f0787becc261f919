package codev.infra.eventstore.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.audit.witness.Witness;
import codev.infra.eventstore.signature.SigningKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A witness of a log, elsewhere")
class WitnessTest {
  private static final Instant NOON = Instant.parse("2027-01-11T12:00:00Z");
  private static final String NAME = "audit.example";
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private final Random random = new Random(7);
  private SigningKey key;
  private SigningKey signer;
  private SyntheticExport log;
  private HttpServer server;
  private int status = 200;
  private String authorization = "";
  private String output = "";

  @BeforeEach
  void a_service() throws IOException {
    key = SigningKey.readOrCreate(folder.resolve("log.pem"));
    signer = key;
    log = SyntheticExport.random(random, 5, key);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/audit/checkpoint", exchange -> answer(exchange, Map.of("note", note())));
    server.createContext(
        "/audit/keys",
        exchange -> answer(exchange, Map.of("keys", List.of(key.jwk(), signer.jwk()))));
    server.createContext("/audit/consistency", exchange -> answer(exchange, proof(exchange)));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  @DisplayName("cosigns what it sees first, and then what continues it")
  void cosigns_what_continues() throws Exception {
    assertThat(look()).isEqualTo(Witness.Status.CONSISTENT);
    assertThat(output).contains("session-service: seen first, 5 entries, cosigned");
    assertThat(kept("session-service.note").cosignedAt(witness().publicKey())).contains(NOON);
    assertThat(look()).isEqualTo(Witness.Status.CONSISTENT);
    assertThat(output).contains("unchanged, 5 entries");

    for (int grown = 6; grown <= 40; grown += 1 + random.nextInt(9)) {
      grow(grown);
      assertThat(look()).as(output).isEqualTo(Witness.Status.CONSISTENT);
      assertThat(output).contains("consistent, %d entries, cosigned".formatted(grown));
      assertThat(kept("session-service-%d.note".formatted(grown)).head().size()).isEqualTo(grown);
    }
  }

  @Test
  @DisplayName("its note shows an auditor that a log was rewritten and signed by its own key")
  void a_rewritten_log_is_caught_by_the_witness_and_by_an_auditor() throws Exception {
    grow(20);
    assertThat(look()).isEqualTo(Witness.Status.CONSISTENT);

    log.commits.set(
        3, SyntheticExport.withDigest(log.commits.get(3), SyntheticExport.digest(random)));
    log.numberFrom(3);
    grow(25);
    log.checkpoints.clear();
    log.checkpoints.add(log.sign(24, key));
    assertThat(verify(List.of())).as("the export alone shows nothing").startsWith("0 Intact");

    assertThat(look()).isEqualTo(Witness.Status.INCONSISTENT);
    assertThat(output)
        .contains("NOT CONSISTENT: it does not continue the 20 entries that were seen")
        .contains("session-service-conflict-" + NOON.getEpochSecond() + ".note");
    assertThat(kept("session-service.note").head().size()).as("the last good one").isEqualTo(20);
    assertThat(kept("session-service-conflict-" + NOON.getEpochSecond() + ".note").head().size())
        .isEqualTo(25);
    assertThat(verify(List.of(folder.resolve("witness/session-service.note"))))
        .startsWith("1 ")
        .contains("Altered at position " + log.commits.get(19).position() + ":");
    assertThat(look()).as("and again").isEqualTo(Witness.Status.INCONSISTENT);
  }

  @Test
  @DisplayName("reports a log that was cut off, or exchanged at the same length")
  void a_shorter_log() throws Exception {
    grow(20);
    look();
    log.commits.subList(12, 20).clear();
    assertThat(look()).isEqualTo(Witness.Status.INCONSISTENT);
    assertThat(output).contains("it has 12 entries, and had 20: it was cut off");
    grow(20);
    assertThat(look()).isEqualTo(Witness.Status.INCONSISTENT);
    assertThat(output).contains("its 20 entries are not those that were seen");
  }

  @Test
  @DisplayName(
      "reports a note that another key has signed, and a service that finds itself altered")
  void another_key() throws Exception {
    look();
    signer = SigningKey.readOrCreate(folder.resolve("another.pem"));
    assertThat(look()).isEqualTo(Witness.Status.INCONSISTENT);
    assertThat(output).contains("signed by none of the given keys");
    signer = key;
    status = 409;
    assertThat(look()).isEqualTo(Witness.Status.INCONSISTENT);
    assertThat(output).contains("the service itself finds that its log was altered");
  }

  @Test
  @DisplayName("does not cosign the note of another log")
  void another_log() throws Exception {
    assertThat(look("group-service")).isEqualTo(Witness.Status.INCONSISTENT);
    assertThat(output).contains("its note is of another log");
    assertThat(folder.resolve("witness/group-service.note")).doesNotExist();
  }

  @Test
  @DisplayName(
      "reports an unreachable log as such, without a verdict, and sends the auditor's token")
  void no_answer() throws Exception {
    status = 503;
    assertThat(look()).isEqualTo(Witness.Status.UNREACHABLE);
    assertThat(output).contains("/checkpoint is answered with 503");
    assertThat(authorization).isEqualTo("Bearer secret");
    server.stop(0);
    assertThat(look()).isEqualTo(Witness.Status.UNREACHABLE);
    assertThat(folder.resolve("witness/session-service.note")).doesNotExist();
  }

  private Witness.Status look() throws Exception {
    return look("session-service");
  }

  private Witness.Status look(String origin) throws Exception {
    var printed = new ByteArrayOutputStream();
    var token = Files.writeString(folder.resolve("token"), "secret\n");
    var address = URI.create("http://127.0.0.1:%d/audit".formatted(server.getAddress().getPort()));
    var seen = witness(new PrintStream(printed, true, UTF_8)).check(Map.of(origin, address), token);
    output = printed.toString(UTF_8);
    return seen;
  }

  private Witness witness() throws IOException {
    return witness(System.out);
  }

  /** A new one each time, as the command is. */
  private Witness witness(PrintStream out) throws IOException {
    return new Witness(
        NAME, folder.resolve("witness"), List.of(key.x()), InstantSource.fixed(NOON), out);
  }

  private SignedNote kept(String name) throws IOException {
    return SignedNote.parse(Files.readString(folder.resolve("witness").resolve(name)));
  }

  private String verify(List<Path> earlier) throws IOException {
    var file = log.write(folder.resolve("export.json"), List.of(key));
    var printed = new ByteArrayOutputStream();
    var verdict =
        ExportedChainVerifier.run(
            List.of(file), List.of(key.x()), earlier, new PrintStream(printed, true, UTF_8));
    return verdict + " " + printed.toString(UTF_8);
  }

  private void grow(int commits) {
    while (log.commits.size() < commits) {
      var last = log.commits.getLast();
      log.commits.add(SyntheticExport.withDigest(last, SyntheticExport.digest(random)));
      log.numberFrom(log.commits.size() - 1);
    }
  }

  private String note() {
    return String.valueOf(log.sign(log.commits.size() - 1, signer).note());
  }

  private ConsistencyProof proof(HttpExchange exchange) {
    var sizes = exchange.getRequestURI().getQuery().replaceAll("[a-z=]", "").split("&", -1);
    var proof = new ConsistencyProof.Builder(Long.parseLong(sizes[0]), Long.parseLong(sizes[1]));
    log.commits.forEach(commit -> proof.add(HexFormat.of().parseHex(commit.hash())));
    return proof.build("session-service").orElseThrow();
  }

  private void answer(HttpExchange exchange, Object body) throws IOException {
    authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    var bytes = JSON.writeValueAsBytes(body);
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
