package codev.infra.systemtest.containers;

import static codev.infra.systemtest.Meeting.must;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.faults.WholeSession;
import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole session of the demonstration's people in the containers, played and read again: a program
 * that {@code infra/docker/check/containers.sh} runs, since containers are killed and restored
 * between its steps. Arguments: {@code play} or {@code read}, the gateway's address, and a file
 * that keeps what was played.
 */
public final class ContainerSession {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Containers may be starting again. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Public, as the demonstration's people are. */
  private static final String PASSWORD = "codev";

  private final URI gateway;
  private final Path kept;
  private final Map<String, TestApiClient> clients = new ConcurrentHashMap<>();

  /** What is looked for after a restart. */
  record Played(String session, String group, int words, String idea) {}

  private ContainerSession(URI gateway, Path kept) {
    this.gateway = gateway;
    this.kept = kept;
  }

  /** Ends with an exception where anything is not as it should be. */
  public static void main(String[] arguments) throws IOException {
    var session = new ContainerSession(URI.create(arguments[1]), Path.of(arguments[2]));
    switch (arguments[0]) {
      case "play" -> session.play();
      case "read" -> session.read();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void play() throws IOException {
    registerTheOthers();
    var meeting = new Meeting(this::client);
    var whole = new WholeSession(meeting);
    whole.begin();
    var ideas = whole.consult();
    var idea = meeting.words.getLast();
    whole.finish(ideas);
    awaitTheResults(meeting);
    Files.writeString(
        kept,
        JSON.writeValueAsString(
            new Played(
                meeting.session.toString(), meeting.group.toString(), meeting.words.size(), idea)));
    System.out.printf(
        "a session of %d people was played to its end, with %d texts%n",
        Meeting.MEMBERS.size() + 1, meeting.words.size());
  }

  /** Whom the local platform has registered from the start. */
  private void registerTheOthers() {
    must(
        client("manager")
            .post(
                "/api/people",
                List.of(
                    person("facilitator", "Anne Lefèvre"), person("sponsor", "Sophie Bernard"))));
  }

  private static Map<String, String> person(String username, String name) {
    return Map.of("username", username, "displayName", name, "email", username + "@exemple.fr");
  }

  /** What learning-service has from the messages of the others. */
  private void awaitTheResults(Meeting meeting) {
    client("manager")
        .await(
            "/api/programmes/" + meeting.programme + "/outcomes",
            outcomes -> outcomes.toString().contains("sessions.held"));
  }

  private void read() throws IOException {
    var played = JSON.readValue(Files.readString(kept), Played.class);
    var session =
        client("facilitator")
            .await(
                "/api/sessions/" + played.session(),
                body -> body.path("state").asString().equals("CLOSED"));
    if (!session.text().contains(played.idea()))
      throw new AssertionError("The idea is not there: " + session.text());
    var group = must(client("manager").get("/api/groups/" + played.group()));
    System.out.printf(
        "the session is closed, its words are readable, its group has %d members%n",
        group.body().path("members").size());
  }

  private TestApiClient client(String username) {
    return clients.computeIfAbsent(
        username,
        name -> {
          var browser = new KeycloakBrowser(gateway).signedIn(name, PASSWORD);
          return TestApiClient.signedInBy(gateway, browser::credentials).retrying(PATIENCE);
        });
  }
}
