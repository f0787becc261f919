package codev.infra.systemtest.access;

import codev.infra.systemtest.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The cells of the table: one request for each endpoint and actor. */
final class AccessCells {
  /** Admitted, it would be done, for want of a content that could be malformed. */
  private static final List<String> WITHOUT_CONTENT =
      List.of(
          "/api/people/{username}/erasure",
          "/api/people/{username}/sessions/end",
          "/api/me/sessions/end",
          "/api/me/sessions/end-others");

  private static final int AT_ONCE = 6;

  private final RunningServices services;
  private final AccessScene scene;
  private final AccessProbe probe;
  private final AccessProbe past;

  AccessCells(Platform platform, RunningServices services) {
    this.services = services;
    scene = new AccessScene(platform);
    scene.prepare();
    probe = scene.probe();
    past = scene.probeOfPastSession();
  }

  /** Those of these endpoints that are answered otherwise than the table says. */
  List<String> wrong(List<Endpoint> endpoints) {
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
    return endpoints.stream()
        .filter(Endpoint::reads)
        .map(
            endpoint -> {
              int expected = endpoint.isApi() ? 401 : 302;
              int status = probe.status(services.addressOf("gateway"), endpoint, null);
              return status == expected ? "" : status + " " + endpoint.path();
            })
        .filter(wrong -> !wrong.isEmpty())
        .toList();
  }

  private @Nullable String wrong(
      Endpoint endpoint, Actor actor, AccessProbe probe, Answer expected) {
    var policy = Expectation.of(endpoint);
    if (expected == Answer.ALLOWED && WITHOUT_CONTENT.contains(endpoint.path())) return null;
    var token = actor == Actor.ANONYMOUS ? null : scene.token(actor);
    int status = probe.status(services.addressOf(endpoint.service()), endpoint, token);
    var answer = Answer.of(status);
    boolean isAbsent = answer == Answer.NOT_FOUND && policy.hidesNothing();
    if (answer == expected || (expected == Answer.ALLOWED && isAbsent)) return null;
    return "%s %s %s%s: %s is answered %d, not %s"
        .formatted(
            endpoint.policy(),
            endpoint.method(),
            endpoint.path(),
            probe == past ? " of a past session" : "",
            actor,
            status,
            expected.cell());
  }
}
