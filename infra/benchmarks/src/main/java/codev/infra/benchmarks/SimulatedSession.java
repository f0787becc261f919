package codev.infra.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A session that the benchmark holds through the gateway, with an open page for each of its eight
 * members and its facilitator.
 */
final class SimulatedSession {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int MEMBERS = 8;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  static final String PARTICIPANT = "participant";

  private final RunningPlatform platform;
  private final String facilitator;
  private final List<String> members;
  private final String session = UUID.randomUUID().toString();
  private final String group = UUID.randomUUID().toString();
  private final AtomicInteger contributed = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, SentText> underWay = new ConcurrentHashMap<>();
  private final Queue<Delivery> shown = new ConcurrentLinkedQueue<>();
  private final List<CompletableFuture<?>> pages = new ArrayList<>();
  private volatile @Nullable StepChange stepChange;

  /** Each session has people of its own, like real ones that run at the same time. */
  SimulatedSession(RunningPlatform platform, String name) {
    this.platform = platform;
    facilitator = name + ".facilitator";
    members = IntStream.range(0, MEMBERS).mapToObj(i -> name + "." + i).toList();
  }

  String id() {
    return session;
  }

  /** Of each consultant in turn. */
  GatewayClient consultant() {
    return new GatewayClient(
        platform.at("/"), platform.tokenOf(consultant(contributed.getAndIncrement()), PARTICIPANT));
  }

  String group() {
    return group;
  }

  String groupPath() {
    return "/api/groups/" + group;
  }

  String facilitator() {
    return facilitator;
  }

  List<String> members() {
    return members;
  }

  static Map<String, String> question(String word) {
    return Map.of(
        "kind", "FACT", "text", "How many people come to these meetings, since when? " + word);
  }

  String client() {
    return members.getFirst();
  }

  String consultant(int turn) {
    return members.get(1 + turn % (MEMBERS - 1));
  }

  String path(String below) {
    return "/api/sessions/" + session + below;
  }

  /** Opens everybody's page; each is done when its line stands. */
  List<CompletableFuture<Void>> openPages() {
    int version =
        platform.as(facilitator, "facilitator").get(path("")).body().path("version").asInt();
    var pages = members.stream().map(user -> openPage(user, PARTICIPANT, version));
    return Stream.concat(pages, Stream.of(openPage(facilitator, "facilitator", version))).toList();
  }

  /**
   * @param version that the page was drawn from
   */
  private CompletableFuture<Void> openPage(String user, String role, int version) {
    var page = new Page(user);
    var request =
        HttpRequest.newBuilder(platform.at("/sessions/" + session + "/live?from=" + version))
            .header("Authorization", "Bearer " + platform.tokenOf(user, role))
            .header("Accept", "text/event-stream")
            .build();
    pages.add(HTTP.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(page)));
    return page.firstSight;
  }

  void leave() {
    pages.forEach(page -> page.cancel(true));
  }

  /** Returns the word in its text by which it is recognised. */
  String contribute() {
    int turn = contributed.getAndIncrement();
    var word = UUID.randomUUID().toString();
    var request =
        HttpRequest.newBuilder(platform.at(path("/contributions")))
            .header("Authorization", "Bearer " + platform.tokenOf(consultant(turn), PARTICIPANT))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JsonMapper.shared().writeValueAsString(question(word))))
            .build();
    underWay.put(word, new SentText(System.nanoTime(), ConcurrentHashMap.newKeySet()));
    var _ =
        HTTP.sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .whenComplete(
                (answer, _) -> {
                  if (answer == null || answer.statusCode() / 100 != 2) refused.incrementAndGet();
                });
    return word;
  }

  /**
   * Goes to another step, and returns once every page has received all that it changes.
   *
   * @param way {@code next} or {@code back}
   * @return from sending to the last of the pages
   */
  StepDelivery changeStep(String way, String from) {
    var change = new StepChange(System.nanoTime());
    stepChange = change;
    var answer =
        platform
            .as(facilitator, "facilitator")
            .post(path("/steps/" + way), Map.of("from", from, "reason", "To be measured"));
    if (!answer.succeeded()) throw new IllegalStateException(answer.toString());
    long all = change.all.orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS).join();
    return new StepDelivery(change.steps.join(), all);
  }

  int contributions() {
    return contributed.get();
  }

  int refused() {
    return refused.get();
  }

  /** Contributions that have not reached every page. */
  long neverSeen() {
    return underWay.size();
  }

  /** What has reached every page. */
  Stream<Delivery> shown() {
    return shown.stream();
  }

  /** Discards the contributions measured so far, once all of them are shown. */
  void forget() {
    contributed.set(0);
    shown.clear();
  }

  /**
   * A contribution that is shown on every page.
   *
   * @param at when it was sent, a value of {@link System#nanoTime}
   * @param nanos from sending to the last of the pages
   */
  record Delivery(long at, long nanos) {}

  /**
   * A contribution that was sent.
   *
   * @param at a value of {@link System#nanoTime}
   * @param seenBy whose pages have shown it
   */
  private record SentText(long at, Set<String> seenBy) {}

  /**
   * A step change that every page has received.
   *
   * @param stepNanos until the steps and where we stand had arrived everywhere
   * @param allNanos until everything had that it changes
   */
  record StepDelivery(long stepNanos, long allNanos) {}

  /** A step change that was sent. */
  private final class StepChange {
    private final long at;
    private final Set<String> withStep = ConcurrentHashMap.newKeySet();
    private final Set<String> withAll = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Long> steps = new CompletableFuture<>();
    private final CompletableFuture<Long> all = new CompletableFuture<>();

    /**
     * @param at a value of {@link System#nanoTime}
     */
    StepChange(long at) {
      this.at = at;
    }

    /** The last section of what an event changes has its id. */
    void look(String user, String line) {
      if (line.equals("event:path")) note(user, withStep, steps);
      if (line.startsWith("id:")) note(user, withAll, all);
    }

    private void note(String user, Set<String> seenBy, CompletableFuture<Long> delivered) {
      if (seenBy.add(user) && seenBy.size() == pages.size())
        delivered.complete(System.nanoTime() - at);
    }
  }

  /** Receives the event stream of one participant's page, line by line. */
  private final class Page implements Flow.Subscriber<String> {
    private final String user;
    private final CompletableFuture<Void> firstSight = new CompletableFuture<>();

    Page(String user) {
      this.user = user;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      firstSight.complete(null);
      underWay.forEach((word, sent) -> look(line, word, sent));
      var change = stepChange;
      if (change != null) change.look(user, line);
    }

    private void look(String line, String word, SentText sent) {
      if (!line.contains(word) || !sent.seenBy.add(user)) return;
      if (sent.seenBy.size() == pages.size() && underWay.remove(word, sent))
        shown.add(new Delivery(sent.at, System.nanoTime() - sent.at));
    }

    @Override
    public void onError(Throwable broken) {
      firstSight.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
      firstSight.completeExceptionally(new IllegalStateException("The page of " + user + " ended"));
    }
  }
}
