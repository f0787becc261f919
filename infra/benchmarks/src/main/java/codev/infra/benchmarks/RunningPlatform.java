package codev.infra.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.localplatform.accounts.Account;
import codev.infra.localplatform.accounts.TokenKey;
import codev.infra.localplatform.data.DataDirectory;
import codev.infra.localplatform.process.Ports;
import codev.infra.testkit.TestApiClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A platform that {@code ./codev up} runs, accessed through its gateway. */
final class RunningPlatform {
  /** Of tokens: which earlier versions take as well. */
  private static final String TYPE = "JWT";

  private final Path data;
  private final URI address;
  private final Ports ports;
  private final TokenKey key;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  /** One process, as {@code ./codev status --json} reports it. */
  record RunningProcess(String name, long pid, int port, String state, long memoryBytes) {}

  /** The one that keeps its data in this folder. */
  RunningPlatform() throws IOException {
    this(Path.of(".codev"));
  }

  RunningPlatform(Path data) throws IOException {
    this.data = data;
    ports =
        new Ports(
            processes().stream()
                .filter(each -> each.name().equals("gateway"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("First: ./codev up --detach"))
                .port());
    address = URI.create(ports.address());
    key = TokenKey.read(new DataDirectory(data).secrets().tokenKey());
  }

  URI at(String path) {
    return address.resolve(path);
  }

  /** Of anybody, signed in or not. */
  String tokenOf(String username, String role) {
    return tokens.computeIfAbsent(
        username,
        _ ->
            key.token(
                TYPE,
                new Account(username, username, List.of(role)),
                ports.issuer(),
                Instant.now(),
                Duration.ofHours(8)));
  }

  TestApiClient as(String username, String role) {
    return new TestApiClient(address, tokenOf(username, role));
  }

  List<RunningProcess> processes() throws IOException {
    return processes(data);
  }

  /** Of the platform that keeps its data there. */
  static List<RunningProcess> processes(Path data) throws IOException {
    return JsonMapper.shared()
        .readValue(codev("status", "--json", "--data", data.toString()), new TypeReference<>() {});
  }

  private static String codev(String... words) throws IOException {
    var command = new ArrayList<>(List.of("./codev"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
