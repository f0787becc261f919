package codev.infra.systemtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.TestTimeouts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a data directory that an earlier version has written. On demand only, since it builds that
 * version: {@code ./codev test system-test -Dit.test=UpgradeTest -DexcludedGroups=
 * -Dcodev.method-limit=60m -Dcodev.upgrade-from=COMMIT}.
 */
@Tag("on-demand")
@DisplayName("A data directory of an earlier version")
class UpgradeTest {
  private static final Path ROOT =
      Path.of(System.getProperty("codev.root", "../..")).toAbsolutePath().normalize();

  private static final int GROUPS = 1;

  /** The earlier version is built, too. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port = Platform.freePorts();

  @Test
  @DisplayName("opens in this version, and everything reads as before")
  void opens(@TempDir Path folder) throws Exception {
    var earlier = checkOut(System.getProperty("codev.upgrade-from", ""), folder);
    var data = folder.resolve("data");
    Map<String, JsonNode> before;
    run(earlier, data, "up", "--detach", "--port", String.valueOf(port));
    try {
      run(earlier, data, "demo", "--groups", String.valueOf(GROUPS), "--sessions", "2");
      before = answers(earlier, data);
    } finally {
      run(earlier, data, "down");
    }

    Map<String, JsonNode> after;
    run(ROOT, data, "up", "--detach", "--port", String.valueOf(port));
    try {
      after = answers(ROOT, data);
      for (var log : List.of("groups", "sessions", "learning")) verifyAudit(data, log, folder);
    } finally {
      run(ROOT, data, "down");
    }

    assertThat(before).hasSizeGreaterThan(4);
    before.forEach(
        (path, answer) -> assertContains(path, answer, Objects.requireNonNull(after.get(path))));
  }

  /** What a manager and the facilitator read, by path. */
  private Map<String, JsonNode> answers(Path version, Path data) throws Exception {
    var manager = run(version, data, "token", "manager").strip();
    var answers = new LinkedHashMap<String, JsonNode>();
    for (var group : get(manager, "/api/groups", GROUPS, answers)) {
      var facilitator = run(version, data, "token", group.path("facilitator").asString()).strip();
      get(manager, "/api/programmes/" + group.path("programmeId").asString(), answers);
      get(
          manager,
          "/api/programmes/" + group.path("programmeId").asString() + "/outcomes",
          answers);
      var own = get(facilitator, "/api/groups/" + group.path("id").asString(), answers);
      for (var session : own.path("sessions")) {
        var path = "/api/sessions/" + session.path("id").asString();
        get(facilitator, path, answers);
        get(facilitator, path + "/history", answers);
      }
    }
    return answers;
  }

  /** Waits: what an upgrade records anew, as who manages a programme, reaches the others later. */
  private JsonNode get(String token, String path, Map<String, JsonNode> answers) {
    return get(token, path, 0, answers);
  }

  /**
   * @param least how many elements the answer has
   */
  private JsonNode get(String token, String path, int least, Map<String, JsonNode> answers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Bearer " + token)
            .build();
    var response =
        await(path)
            .until(
                () -> client.send(request, BodyHandlers.ofString()),
                answer ->
                    answer.statusCode() == 200
                        && JsonMapper.shared().readTree(answer.body()).size() >= least);
    var answer = JsonMapper.shared().readTree(response.body());
    answers.put(path, answer);
    return answer;
  }

  private void verifyAudit(Path data, String log, Path folder) throws Exception {
    var auditor = run(ROOT, data, "token", "auditor").strip();
    var export = folder.resolve(log + ".json");
    var response =
        client.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + port + "/api/audit/" + log + "/export"))
                .header("Authorization", "Bearer " + auditor)
                .build(),
            BodyHandlers.ofFile(export));
    assertThat(response.statusCode()).isEqualTo(200);
    run(ROOT, data, "verify-audit", "--key", signer(export), export.toString());
  }

  private static String signer(Path export) {
    return JsonMapper.shared().readTree(export.toFile()).at("/checkpoint/keyId").asString();
  }

  /** A new version may answer more fields, never other values. */
  private static void assertContains(String path, JsonNode before, JsonNode after) {
    if (isPrivateNow(path, after)) return;
    if (before.isObject())
      before
          .propertyStream()
          .forEach(
              field ->
                  assertContains(
                      path + "." + field.getKey(), field.getValue(), after.path(field.getKey())));
    else if (before.isArray()) {
      var earlier = before.valueStream().filter(each -> !isProcessFact(each)).toList();
      var later = after.valueStream().filter(each -> !isProcessFact(each)).toList();
      assertThat(later).as(path).hasSameSizeAs(earlier);
      for (int i = 0; i < earlier.size(); i++)
        assertContains(path + "[" + i + "]", earlier.get(i), later.get(i));
    } else assertThat(after).as(path).isEqualTo(before);
  }

  /** Figures of process facts are exact now (ADR 56). */
  private static boolean isProcessFact(JsonNode figure) {
    var key = figure.path("key").asString("");
    return key.matches("(sessions|fidelity|actions)\\..*") && !key.equals("actions.effect");
  }

  /** A private note, a mark or an evaluation of another participant has no name now (ADR 26). */
  private static boolean isPrivateNow(String path, JsonNode after) {
    return path.contains("/history[") && after.path("what").asString("").equals("private");
  }

  private static Path checkOut(String commit, Path folder) throws Exception {
    if (commit.isEmpty()) throw new AssertionError("say -Dcodev.upgrade-from=COMMIT");
    var earlier = folder.resolve("earlier");
    execute(List.of("git", "clone", "--quiet", ROOT.toString(), earlier.toString()));
    execute(List.of("git", "-C", earlier.toString(), "checkout", "--quiet", commit));
    return earlier;
  }

  private static String run(Path version, Path data, String... words) throws Exception {
    var command = new ArrayList<>(List.of(version.resolve("codev").toString()));
    command.addAll(List.of(words));
    if (!words[0].equals("verify-audit")) command.addAll(List.of("--data", data.toString()));
    return execute(command);
  }

  private static String execute(List<String> command) throws IOException, InterruptedException {
    var errors = Files.createTempFile("codev", ".err");
    var builder =
        new ProcessBuilder(command)
            .redirectError(errors.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    // as an operator does until what the earlier version has published is read
    builder.environment().put("CODEV_MESSAGES_SIGNATURES", "accepted");
    var process = TestTimeouts.limited(builder.start(), LIMIT);
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0)
      throw new AssertionError(command + " failed: " + output + Files.readString(errors));
    return output;
  }
}
