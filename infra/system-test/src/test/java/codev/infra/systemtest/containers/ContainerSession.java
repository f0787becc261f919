package codev.infra.systemtest.containers;

import static codev.infra.systemtest.Meeting.must;

import codev.infra.systemtest.Meeting;
import codev.infra.systemtest.SignInBrowser;
import codev.infra.systemtest.faults.WholeSession;
import codev.infra.testkit.TestApiClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole session of the demonstration's people in the containers, played and read again: a program
 * that {@code infra/docker/check/containers.sh} runs, since containers are killed, restored and
 * upgraded between its steps. Arguments: the step, the gateway's address, and a file that keeps
 * what was played, or the folder of an export.
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

  /** What is gone on with, and looked for, after a restart. */
  record Played(UUID programme, UUID group, UUID session, List<UUID> ideas, String idea) {}

  private ContainerSession(URI gateway, Path kept) {
    this.gateway = gateway;
    this.kept = kept;
  }

  /** Ends with an exception where anything is not as it should be. */
  public static void main(String[] arguments) throws IOException {
    var session = new ContainerSession(URI.create(arguments[1]), Path.of(arguments[2]));
    switch (arguments[0]) {
      case "play" -> {
        session.begin();
        session.finish();
      }
      case "begin" -> session.begin();
      case "finish" -> session.finish();
      case "read" -> session.read();
      case "gone" -> session.gone();
      case "register" -> session.register();
      case "export" -> session.export();
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private void begin() throws IOException {
    registerTheOthers();
    var meeting = new Meeting(this::client);
    var whole = new WholeSession(meeting);
    whole.begin();
    var ideas = whole.consult();
    Files.writeString(
        kept,
        JSON.writeValueAsString(
            new Played(
                meeting.programme,
                meeting.group,
                meeting.session,
                ideas,
                meeting.words.getLast())));
    System.out.printf(
        "a session of %d people was played to its consultation, with %d texts%n",
        Meeting.MEMBERS.size() + 1, meeting.words.size());
  }

  private void finish() throws IOException {
    var played = played();
    var meeting = new Meeting(this::client, played.programme(), played.group(), played.session());
    new WholeSession(meeting).finish(played.ideas());
    awaitTheResults(meeting);
    System.out.printf("it was played to its end, with %d more texts%n", meeting.words.size());
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
    var played = played();
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

  /** Each service refuses, to who could read it, what a restored log has lost. */
  private void gone() throws IOException {
    var lost = played();
    mustBeGone("manager", "/api/groups/" + lost.group());
    mustBeGone("facilitator", "/api/sessions/" + lost.session());
    mustBeGone("manager", "/api/programmes/" + lost.programme() + "/outcomes");
    System.out.println("the lost group, its session and its results are gone");
  }

  private void mustBeGone(String reader, String path) {
    var answer = client(reader).get(path);
    if (answer.status() != 403 && answer.status() != 404)
      throw new AssertionError("%s is still there: %s".formatted(path, answer));
  }

  /** Something that the neighbours get to know, if it is published. */
  private void register() {
    var username = "nouvelle-" + UUID.randomUUID().toString().substring(0, 8);
    must(client("manager").post("/api/people", List.of(person(username, "Nadia Nouvelle"))));
    System.out.println("a person was registered");
  }

  /** Of the three logs, and the public keys that have signed them. */
  private void export() throws IOException {
    for (var log : List.of("groups", "sessions", "learning"))
      for (var part : List.of("export", "keys")) {
        var answer = must(client("auditor").get("/api/audit/%s/%s".formatted(log, part)));
        var file = part.equals("export") ? log + ".json" : log + "-keys.json";
        Files.writeString(kept.resolve(file), answer.text());
      }
    System.out.println("the three logs were exported");
  }

  private Played played() throws IOException {
    return JSON.readValue(Files.readString(kept), Played.class);
  }

  private TestApiClient client(String username) {
    return clients.computeIfAbsent(
        username,
        name -> {
          var browser = new SignInBrowser(gateway).signedIn(name, PASSWORD);
          return TestApiClient.signedInBy(gateway, browser::credentials).retrying(PATIENCE);
        });
  }
}
