package codev.infra.systemtest.access;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The cells of the table: one request for each endpoint and actor. */
final class AccessCells {
  /**
   * Pages on which nothing is open to be acted on: all other paths without a variable are answered
   * with what they name.
   */
  private static final List<String> WITHOUT_SUBJECT = List.of("POST /me/erasure/cancellation");

  private static final int AT_ONCE = 6;

  private final RunningServices services;
  private final AccessScene scene;
  private final AccessProbe probe;
  private final AccessProbe past;
  private final CompletedRequests completed;

  AccessCells(AccessScene scene, RunningServices services) {
    this.services = services;
    this.scene = scene;
    probe = scene.probe();
    past = scene.probeOfPastSession();
    completed = new CompletedRequests(scene);
  }

  /** Those of these endpoints that are answered otherwise than the table says. */
  List<String> wrong(List<Endpoint> endpoints) {
    scene.askForErasure();
    var cells = new ArrayList<Callable<@Nullable String>>();
    for (var endpoint : endpoints) {
      var policy = Expectation.of(endpoint);
      for (var actor : policy.played())
        cells.add(() -> wrong(endpoint, actor, probe, policy.of(actor)));
      if (policy.isOfSession())
        for (var actor : Actor.OF_PAST_SESSIONS)
          cells.add(
              () -> wrong(endpoint, actor, past, policy.ofPastSession(actor, endpoint.reads())));
    }
    return found(cells);
  }

  /**
   * Those that are answered otherwise through the gateway: by an access token to the first who may
   * and the first who may not, and to the administrator in a browser. To what the gateway alone
   * calls, it leads nobody.
   *
   * @param browser the administrator's
   */
  List<String> wrongAtTheGateway(
      List<Endpoint> endpoints, UnaryOperator<HttpRequest.Builder> browser) {
    scene.askForErasure();
    var gateway = services.addressOf(Endpoint.GATEWAY);
    var cells = new ArrayList<Callable<@Nullable String>>();
    for (var endpoint : endpoints) {
      if (endpoint.isOfGateway()) continue; // each of its cells is played there
      var policy = Expectation.of(endpoint);
      UnaryOperator<Answer> there =
          expected ->
              endpoint.isOfGatewayAlone() && expected != Answer.UNAUTHENTICATED
                  ? Answer.NOT_FOUND
                  : expected;
      for (var actor : policy.representatives())
        cells.add(
            () ->
                wrong(
                    new Cell(endpoint, actor, there.apply(policy.of(actor))),
                    probe,
                    gateway,
                    AccessProbe.bearing(scene.token(actor))));
      var expected = there.apply(policy.of(Actor.ADMINISTRATOR));
      var administrator = new Cell(endpoint, Actor.ADMINISTRATOR, expected);
      cells.add(() -> wrong(administrator, probe, gateway, browser));
    }
    return found(cells);
  }

  private static List<String> found(List<Callable<@Nullable String>> cells) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var wrong = new TreeSet<String>();
      for (var cell : threads.invokeAll(cells)) {
        var found = cell.get();
        if (found != null) wrong.add(found);
      }
      return List.copyOf(wrong);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  /** What the gateway answers to nobody: a page leads to the sign-in. */
  List<String> openAtTheGateway(List<Endpoint> endpoints) {
    var gateway = services.addressOf(Endpoint.GATEWAY);
    return endpoints.stream()
        .filter(Endpoint::reads)
        .map(
            endpoint -> {
              int expected = endpoint.isApi() ? 401 : 302;
              int status = probe.status(gateway, endpoint, AccessProbe.bearing(null));
              return status == expected ? "" : status + " " + endpoint.path();
            })
        .filter(wrong -> !wrong.isEmpty())
        .toList();
  }

  private @Nullable String wrong(
      Endpoint endpoint, Actor actor, AccessProbe probe, Answer expected) {
    var token = actor == Actor.ANONYMOUS ? null : scene.token(actor);
    return wrong(
        new Cell(endpoint, actor, expected),
        probe,
        services.addressOf(endpoint.service()),
        AccessProbe.bearing(token));
  }

  private record Cell(Endpoint endpoint, Actor actor, Answer expected) {}

  private @Nullable String wrong(
      Cell cell, AccessProbe probe, URI base, UnaryOperator<HttpRequest.Builder> credentials) {
    var endpoint = cell.endpoint();
    if (cell.expected() == Answer.ALLOWED && completed.includes(endpoint))
      return completed.wrong(base, endpoint, cell.actor(), credentials);
    int status = probe.status(base, endpoint, credentials);
    var answer = Answer.of(status);
    if (answer == cell.expected()) return null;
    boolean isAbsent = answer == Answer.NOT_FOUND && mayBeAbsent(endpoint);
    if (cell.expected() == Answer.ALLOWED && isAbsent) return null;
    return "%s %s%s at %s: %s is answered %d, not %s"
        .formatted(
            endpoint.policy(),
            endpoint.operation(),
            probe == past ? " of a past session" : "",
            base,
            cell.actor(),
            status,
            cell.expected().cell());
  }

  /** Whether 404 can say that there is no such thing, and not that there is for others. */
  private static boolean mayBeAbsent(Endpoint endpoint) {
    return Expectation.of(endpoint).hidesNothing()
        && (endpoint.namesSomething() || WITHOUT_SUBJECT.contains(endpoint.operation()));
  }
}
