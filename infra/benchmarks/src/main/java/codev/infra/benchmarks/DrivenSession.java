package codev.infra.benchmarks;

import codev.infra.testkit.TestApiClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A running session with an open page for each of its eight members and its facilitator. */
final class DrivenSession {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int MEMBERS = 8;
  private static final String MANAGER = "manager";
  private static final String PARTICIPANT = "participant";

  private final RunningPlatform platform;
  private final String facilitator;
  private final List<String> members;
  private final String session = UUID.randomUUID().toString();
  private final AtomicInteger said = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Said> underWay = new ConcurrentHashMap<>();
  private final Queue<Shown> shown = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<?>> pages = new ArrayList<>();

  /** Each session has people of its own, like real ones that run at the same time. */
  private DrivenSession(RunningPlatform platform, String name) {
    this.platform = platform;
    facilitator = name + ".facilitator";
    members = IntStream.range(0, MEMBERS).mapToObj(i -> name + "." + i).toList();
  }

  /** As many as asked for, in a programme of their own, all in the step of the questions. */
  static List<DrivenSession> furnished(RunningPlatform platform, int size, int saidBefore)
      throws InterruptedException {
    var programme = UUID.randomUUID().toString();
    var rooms =
        IntStream.range(0, size)
            .mapToObj(i -> new DrivenSession(platform, programme.substring(0, 8) + "." + i))
            .toList();
    var manager = platform.as(MANAGER, MANAGER);
    must(manager.post("/api/people", rooms.stream().flatMap(DrivenSession::people).toList()));
    must(manager.post("/api/programmes", programme(programme)));
    var atOnce = new Semaphore(4);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ready = new ArrayList<CompletableFuture<?>>();
      for (var room : rooms) {
        atOnce.acquire();
        ready.add(
            CompletableFuture.runAsync(() -> room.furnish(programme, saidBefore), threads)
                .whenComplete((_, _) -> atOnce.release()));
      }
      CompletableFuture.allOf(ready.toArray(CompletableFuture[]::new)).join();
    }
    return rooms;
  }

  private Stream<Map<String, String>> people() {
    return members.stream()
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

  private void furnish(String programme, int saidBefore) {
    var group = UUID.randomUUID().toString();
    var guide = platform.as(facilitator, "facilitator");
    var manager = platform.as(MANAGER, MANAGER);
    must(
        manager.post(
            "/api/programmes/" + programme + "/groups",
            Map.of(
                "id",
                group,
                "name",
                "Room " + session.substring(0, 8),
                "facilitator",
                facilitator,
                "members",
                members)));
    for (var member : members)
      must(
          platform
              .as(member, PARTICIPANT)
              .post("/api/groups/" + group + "/charter/acceptances", Map.of("version", 1)));
    must(
        manager.post(
            "/api/groups/" + group + "/sessions",
            Map.of(
                "id",
                session,
                "startsAt",
                LocalDate.now(ZoneOffset.UTC).plusDays(1) + "T08:00:00Z")));
    guide.await(path(""), seen -> seen.path("state").asString().equals("SCHEDULED"));
    must(guide.post(path("/open")));
    for (var member : members)
      must(guide.post(path("/attendance"), Map.of("username", member, "status", "PRESENT")));
    var topic = UUID.randomUUID().toString();
    must(platform.as(client(), PARTICIPANT).post(path("/topics"), topic(topic)));
    must(guide.post(path("/topic-choice"), Map.of("topicId", topic, "reason", "Most points")));
    must(guide.post(path("/steps/next"), Map.of("from", "PREPARATION")));
    must(
        platform
            .as(client(), PARTICIPANT)
            .post(path("/contributions"), Map.of("kind", "STATEMENT", "text", "It began so")));
    must(guide.post(path("/steps/next"), Map.of("from", "PRESENTATION")));
    for (int i = 0; i < saidBefore; i++)
      must(
          platform
              .as(consultant(i), PARTICIPANT)
              .post(path("/contributions"), question("before " + i)));
  }

  private static Map<String, Object> topic(String id) {
    return Map.of(
        "id", id, "kind", "PROBLEM", "title", "Meetings", "powerToAct", 4, "willing", true);
  }

  private static Map<String, String> question(String word) {
    return Map.of(
        "kind", "FACT", "text", "How many people come to these meetings, since when? " + word);
  }

  private String client() {
    return members.getFirst();
  }

  private String consultant(int turn) {
    return members.get(1 + turn % (MEMBERS - 1));
  }

  private static void must(TestApiClient.Answer answer) {
    if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
  }

  private String path(String below) {
    return "/api/sessions/" + session + below;
  }

  /** Opens everybody's page; each is done when its line stands. */
  List<CompletableFuture<Void>> openPages() {
    int version =
        platform.as(facilitator, "facilitator").get(path("")).body().path("version").asInt();
    var pages = members.stream().map(who -> openPage(who, PARTICIPANT, version));
    return Stream.concat(pages, Stream.of(openPage(facilitator, "facilitator", version))).toList();
  }

  /**
   * @param version that the page was drawn from
   */
  private CompletableFuture<Void> openPage(String who, String role, int version) {
    var page = new Page(who);
    var request =
        HttpRequest.newBuilder(platform.at("/sessions/" + session + "/live?from=" + version))
            .header("Authorization", "Bearer " + platform.tokenOf(who, role))
            .header("Accept", "text/event-stream")
            .build();
    pages.add(HTTP.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(page)));
    return page.firstSight;
  }

  void leave() {
    pages.forEach(page -> page.cancel(true));
  }

  void contribute() {
    int turn = said.getAndIncrement();
    var word = UUID.randomUUID().toString();
    var request =
        HttpRequest.newBuilder(platform.at(path("/contributions")))
            .header("Authorization", "Bearer " + platform.tokenOf(consultant(turn), PARTICIPANT))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(question(word))))
            .build();
    underWay.put(word, new Said(System.nanoTime(), ConcurrentHashMap.newKeySet()));
    var _ =
        HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, _) -> {
                  if (answer == null || answer.statusCode() / 100 != 2) refused.incrementAndGet();
                });
  }

  int contributions() {
    return said.get();
  }

  int refused() {
    return refused.get();
  }

  /** Contributions that have not reached every page. */
  long neverSeen() {
    return underWay.size();
  }

  /** What has reached every page. */
  Stream<Shown> shown() {
    return shown.stream();
  }

  /** Discards the contributions measured so far, once all of them are shown. */
  void forget() {
    said.set(0);
    shown.clear();
  }

  /**
   * A contribution that is shown on every page.
   *
   * @param at when it was sent, a value of {@link System#nanoTime}
   * @param nanos from sending to the last of the pages
   */
  record Shown(long at, long nanos) {}

  /**
   * A contribution that was sent.
   *
   * @param at a value of {@link System#nanoTime}
   * @param seenBy whose pages have shown it
   */
  private record Said(long at, Set<String> seenBy) {}

  /** Receives the event stream of one participant's page, line by line. */
  private final class Page implements Flow.Subscriber<String> {
    private final String who;
    private final CompletableFuture<Void> firstSight = new CompletableFuture<>();

    Page(String who) {
      this.who = who;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      firstSight.complete(null);
      underWay.forEach((word, said) -> look(line, word, said));
    }

    private void look(String line, String word, Said said) {
      if (!line.contains(word) || !said.seenBy.add(who)) return;
      if (said.seenBy.size() == pages.size() && underWay.remove(word, said))
        shown.add(new Shown(said.at, System.nanoTime() - said.at));
    }

    @Override
    public void onError(Throwable broken) {
      firstSight.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
      firstSight.completeExceptionally(new IllegalStateException("The page of " + who + " ended"));
    }
  }
}
