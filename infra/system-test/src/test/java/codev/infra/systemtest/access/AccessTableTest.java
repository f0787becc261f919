package codev.infra.systemtest.access;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.SignInBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may call what")
class AccessTableTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("codev.root", "../.."), "infra/docs/authorisation.md");

  private static Platform platform;
  private static RunningServices services;
  private static List<Endpoint> endpoints;

  /** Once it is needed: the document is written without. */
  private static @Nullable AccessScene scene;

  @BeforeAll
  static void the_running_services() {
    platform = Platform.running();
    services = new RunningServices(platform);
    endpoints = services.endpoints();
  }

  private static synchronized AccessScene scene() {
    var prepared = scene == null ? AccessScene.prepared(platform) : scene;
    scene = prepared;
    return prepared;
  }

  @Test
  @DisplayName("every endpoint has a policy that says what each role is answered")
  void every_endpoint_has_an_expectation() {
    var known = Arrays.stream(Expectation.values()).map(Enum::name).toList();
    assertThat(endpoints)
        .hasSizeGreaterThan(150)
        .allMatch(
            endpoint ->
                endpoint.isPublic() || endpoint.isByNetwork() || known.contains(endpoint.policy()));
  }

  @Test
  @DisplayName("every operation of the published documents is in the table")
  void every_published_operation_is_declared() {
    var declared =
        endpoints.stream()
            .map(endpoint -> endpoint.method() + " " + endpoint.path().replaceAll("\\?.*", ""))
            .collect(Collectors.toSet());
    var published = services.operations(platform.token("auditor"));
    assertThat(published).hasSizeGreaterThan(60);
    assertThat(declared).containsAll(published);
  }

  @Test
  @DisplayName("the document is the table")
  void the_document_is_up_to_date() throws IOException {
    var table = new AccessTable(endpoints).markdown();
    if ("true".equals(System.getenv("CODEV_WRITE_TABLE"))) Files.writeString(DOCUMENT, table);
    assertThat(Files.readString(DOCUMENT))
        .as("written anew with CODEV_WRITE_TABLE=true, see its first lines")
        .isEqualTo(table);
  }

  @Test
  @DisplayName("every cell is answered as the table says, before the content is read")
  void every_cell() {
    var played = endpoints.stream().filter(Endpoint::isPlayedByPeople).toList();
    assertThat(played).hasSizeGreaterThan(140);
    var cells = new AccessCells(scene(), services);
    assertThat(cells.wrong(played)).as("cells that are answered otherwise").isEmpty();
    assertThat(cells.openAtTheGateway(played)).as("open without signing in").isEmpty();
    var administrator =
        new SignInBrowser(platform.address())
            .signedIn(Actor.ADMINISTRATOR.username(), SignInBrowser.PASSWORD);
    assertThat(cells.wrongAtTheGateway(played, administrator::credentials))
        .as("answered otherwise through the gateway")
        .isEmpty();
  }

  @Test
  @DisplayName("what is public is answered to anybody, through the gateway where it leads there")
  void every_public_endpoint() {
    var played = endpoints.stream().filter(Endpoint::isPublic).toList();
    var requests = new PublicRequests(platform, services, scene());
    assertThat(requests.without(played)).as("public, and not played").isEmpty();
    assertThat(requests.wrong(played)).as("answered otherwise").isEmpty();
  }

  @Test
  @DisplayName("what the network decides is answered to programs inside, and not by the gateway")
  void every_endpoint_by_network() {
    var played = endpoints.stream().filter(Endpoint::isByNetwork).toList();
    assertThat(played).hasSizeGreaterThan(30);
    var requests = new NetworkRequests(services, platform.token("administrator"));
    assertThat(requests.wrong(played)).as("answered otherwise").isEmpty();
  }
}
