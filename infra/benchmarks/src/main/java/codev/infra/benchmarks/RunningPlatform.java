package codev.infra.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.testkit.Caller;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The platform that {@code ./codev up} runs from this folder, asked as anybody would. */
final class RunningPlatform {
  static final List<String> MEMBERS =
      List.of("alice", "bob", "carla", "david", "emma", "farid", "gaelle", "hugo");

  private final URI address;
  private final Map<String, String> tokens = new HashMap<>();

  /** One process, as {@code ./codev status --json} tells. */
  record Running(String name, long pid, int port, String state, long memoryBytes) {}

  RunningPlatform() throws IOException {
    address =
        URI.create(
            "http://localhost:"
                + processes().stream()
                    .filter(each -> each.name().equals("gateway"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("First: ./codev up --detach"))
                    .port());
    for (var name : List.of("manager", "facilitator")) tokens.put(name, token(name));
    for (var name : MEMBERS) tokens.put(name, token(name));
  }

  URI at(String path) {
    return address.resolve(path);
  }

  String tokenOf(String username) {
    return Objects.requireNonNull(tokens.get(username));
  }

  Caller as(String username) {
    return new Caller(address, tokenOf(username));
  }

  List<Running> processes() throws IOException {
    return JsonMapper.shared().readValue(codev("status", "--json"), new TypeReference<>() {});
  }

  /** Of the platform that keeps its data there. */
  static List<Running> processes(Path data) throws IOException {
    return JsonMapper.shared()
        .readValue(codev("status", "--json", "--data", data.toString()), new TypeReference<>() {});
  }

  private static String token(String name) throws IOException {
    return codev("token", name).strip();
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
