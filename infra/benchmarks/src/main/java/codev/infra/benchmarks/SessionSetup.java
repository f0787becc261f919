package codev.infra.benchmarks;

import codev.infra.testkit.TestApiClient;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prepares sessions through the public API, up to the step in which they are measured. */
record SessionSetup(RunningPlatform platform) {
  private static final String MANAGER = "manager";

  /** As many as asked for, in a programme of their own, all in the step of the questions. */
  List<SimulatedSession> prepare(int size, int saidBefore) throws InterruptedException {
    var programme = UUID.randomUUID().toString();
    var sessions =
        IntStream.range(0, size)
            .mapToObj(i -> new SimulatedSession(platform, programme.substring(0, 8) + "." + i))
            .toList();
    var manager = platform.as(MANAGER, MANAGER);
    must(manager.post("/api/people", sessions.stream().flatMap(SessionSetup::people).toList()));
    must(manager.post("/api/programmes", programme(programme)));
    var atOnce = new Semaphore(4);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ready = new ArrayList<CompletableFuture<?>>();
      for (var session : sessions) {
        atOnce.acquire();
        ready.add(
            CompletableFuture.runAsync(() -> prepare(session, programme, saidBefore), threads)
                .whenComplete((_, _) -> atOnce.release()));
      }
      CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new)).join();
    }
    return sessions;
  }

  private static Stream<Map<String, String>> people(SimulatedSession session) {
    return session.members().stream()
        .map(
            name ->
                Map.of(
                    "username",
                    name,
                    "displayName",
                    name,
                    "email",
                    name + "@example.org",
                    "unit",
                    "Unit of " + name,
                    "site",
                    "Lyon",
                    "jobFamily",
                    "Management"));
  }

  private static Map<String, Object> programme(String id) {
    var today = LocalDate.now(ZoneOffset.UTC);
    return Map.of(
        "id",
        id,
        "name",
        "Live rooms",
        "aims",
        List.of("GROUP_PERFORMANCE"),
        "startsOn",
        today.toString(),
        "endsOn",
        today.plusMonths(8).toString(),
        "cadenceWeeks",
        4,
        "template",
        "STANDARD_180",
        "privacyThreshold",
        5,
        "competencies",
        List.of());
  }

  private void prepare(SimulatedSession session, String programme, int saidBefore) {
    var guide = platform.as(session.facilitator(), "facilitator");
    var manager = platform.as(MANAGER, MANAGER);
    must(
        manager.post(
            "/api/programmes/" + programme + "/groups",
            Map.of(
                "id",
                session.group(),
                "name",
                "Room " + session.id().substring(0, 8),
                "facilitator",
                session.facilitator(),
                "members",
                session.members())));
    for (var member : session.members())
      must(
          platform
              .as(member, SimulatedSession.PARTICIPANT)
              .post(session.groupPath() + "/charter/acceptances", Map.of("version", 1)));
    must(
        manager.post(
            session.groupPath() + "/sessions",
            Map.of(
                "id",
                session.id(),
                "startsAt",
                LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T08:00:00Z")));
    guide.await(session.path(""), seen -> seen.path("state").asString().equals("SCHEDULED"));
    must(guide.post(session.path("/open")));
    for (var member : session.members())
      must(
          guide.post(session.path("/attendance"), Map.of("username", member, "status", "PRESENT")));
    var topic = UUID.randomUUID().toString();
    must(
        platform
            .as(session.client(), SimulatedSession.PARTICIPANT)
            .post(session.path("/topics"), topic(topic)));
    must(
        guide.post(
            session.path("/topic-choice"), Map.of("topicId", topic, "reason", "Most points")));
    must(guide.post(session.path("/steps/next"), Map.of("from", "PREPARATION")));
    must(
        platform
            .as(session.client(), SimulatedSession.PARTICIPANT)
            .post(
                session.path("/contributions"),
                Map.of("kind", "STATEMENT", "text", "It began so")));
    must(guide.post(session.path("/steps/next"), Map.of("from", "PRESENTATION")));
    for (int i = 0; i < saidBefore; i++)
      must(
          platform
              .as(session.consultant(i), SimulatedSession.PARTICIPANT)
              .post(session.path("/contributions"), SimulatedSession.question("before " + i)));
  }

  private static Map<String, Object> topic(String id) {
    return Map.of(
        "id", id, "kind", "PROBLEM", "title", "Meetings", "powerToAct", 4, "willing", true);
  }

  private static void must(TestApiClient.Answer answer) {
    if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
  }
}
