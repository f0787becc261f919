package codev.infra.systemtest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Dashboards")
class DashboardsTest {
  private static final Path DASHBOARDS = Path.of("../grafana/dashboards");
  private static final Path OBJECTIVES = Path.of("../prometheus/objectives.yml");

  /** What an expression selects and groups by, and the operators that are words. */
  private static final Pattern LABELS =
      Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on) *\\([^)]*\\)|\\b(?:and|or|unless)\\b");

  /** Of a meter or a recorded rule; functions are followed by a parenthesis. */
  private static final Pattern NAME = Pattern.compile("\\b[a-z][\\w:]*+(?! *\\()");

  private static final Pattern RECORDED = Pattern.compile("\\brecord: ([\\w:]+)");

  @Test
  @DisplayName("ask for meters that the platform has and for what the rules record")
  void ask_for_what_exists() throws Exception {
    var platform = Platform.running();
    var manager = new TestApiClient(platform.address(), platform.token("manager"));
    // something has to have been refused
    assertThat(manager.get("/api/groups/" + UUID.randomUUID()).rule()).isNotEmpty();
    var asked = new TreeSet<String>();
    for (var dashboard : dashboards()) names(dashboard).forEach(asked::add);
    assertThat(asked).contains("up", "codev_refusals_requests_total", "objective:budget:ratio");

    asked.remove("up"); // Prometheus' own
    asked.removeAll(recorded());
    var exported = ExportedMeters.of(platform);

    assertThat(asked).allMatch(exported::has);
  }

  @Test
  @DisplayName("have an identifier each, as has each panel, and say what a panel shows")
  void have_identifiers() throws IOException {
    var dashboards = dashboards();

    assertThat(dashboards).hasSizeGreaterThan(1);
    assertThat(dashboards).extracting(one -> one.path("uid").asString()).doesNotHaveDuplicates();
    for (var dashboard : dashboards) {
      var panels = dashboard.path("panels").valueStream().toList();
      assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
      assertThat(panels).extracting(panel -> panel.path("title").asString()).doesNotContain("");
    }
  }

  private static List<JsonNode> dashboards() throws IOException {
    try (var files = Files.list(DASHBOARDS)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> JsonMapper.shared().readTree(file.toFile()))
          .toList();
    }
  }

  private static Stream<String> names(JsonNode dashboard) {
    return dashboard
        .path("panels")
        .valueStream()
        .flatMap(panel -> panel.path("targets").valueStream())
        .map(target -> LABELS.matcher(target.path("expr").asString()).replaceAll(" "))
        .flatMap(expression -> NAME.matcher(expression).results())
        .map(MatchResult::group);
  }

  private static Set<String> recorded() throws IOException {
    return RECORDED
        .matcher(Files.readString(OBJECTIVES))
        .results()
        .map(found -> found.group(1))
        .collect(toSet());
  }
}
