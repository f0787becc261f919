package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.phrases.SeededRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Simulates the follow-up of a group's actions between sessions. */
final class ActionFollowUpPlay {
  /**
   * The rule that refuses progress on an ended action: on a second run it was reported before, and
   * everything after it, too.
   */
  private static final String HAS_ENDED = "learning.action.has-ended";

  private final ApiClient apiClient;
  private final PhraseBook phraseBook;
  private final SeededRandom random;
  private final List<OpenAction> open = new ArrayList<>();

  /** An action that has not ended. */
  record OpenAction(UUID id, SimulatedPerson owner) {}

  ActionFollowUpPlay(ApiClient apiClient, PhraseBook phraseBook, SeededRandom random) {
    this.apiClient = apiClient;
    this.phraseBook = phraseBook;
    this.random = random;
  }

  void commit(UUID action, SimulatedPerson owner) {
    open.add(new OpenAction(action, owner));
  }

  List<OpenAction> open() {
    return List.copyOf(open);
  }

  void end(OpenAction action) {
    open.remove(action);
  }

  /** Between two sessions the client tries, and sometimes reports the end at once. */
  void reportInterimProgress(SimulatedPerson client, Instant from, Instant until, Instant now) {
    for (var action : open()) {
      if (!action.owner().equals(client)) continue;
      var actionRandom = random.about(action.id().toString());
      var tried = from.plus(Duration.ofDays(actionRandom.between(2, 9)));
      if (actionRandom.chance(client.diligence()) && tried.isBefore(now))
        reportProgress(action, "TRYING", null, phrase(actionRandom, "progress-trying", 0.4), tried);
      var ended = from.plus(Duration.ofDays(actionRandom.between(10, 20)));
      if (actionRandom.chance(client.diligence() * 0.35)
          && ended.isBefore(until)
          && ended.isBefore(now)) reportDone(action, actionRandom, ended);
    }
  }

  /**
   * The owners of actions that are still open at the end of the programme report the end later, or
   * never.
   */
  void settle(Instant end, Instant now) {
    for (var action : open()) {
      var lateRandom = random.about("late " + action.id());
      var at = end.plus(Duration.ofDays(lateRandom.between(1, 60)));
      if (!at.isBefore(now)) continue;
      if (lateRandom.chance(action.owner().diligence() * 0.6)) reportDone(action, lateRandom, at);
      else if (lateRandom.chance(0.4)) {
        reportProgress(
            action, "ABANDONED", null, phrase(lateRandom, "progress-abandoned", 0.8), at);
        end(action);
      }
    }
  }

  private void reportDone(OpenAction action, SeededRandom random, Instant at) {
    var wholly = random.chance(0.75);
    reportProgress(
        action,
        wholly ? "DONE" : "PARTLY",
        random.onScale(wholly ? 3.9 : 2.9, 0.8, 1, 5),
        phrase(random, wholly ? "progress-done" : "progress-partly", 0.8),
        at);
    end(action);
  }

  private @Nullable String phrase(SeededRandom random, String kind, double likely) {
    return random.chance(likely) ? random.oneOf(phraseBook.phrases(kind)) : null;
  }

  private void reportProgress(
      OpenAction action,
      String status,
      @Nullable Integer effect,
      @Nullable String learnt,
      Instant at) {
    Map<String, Object> body = new HashMap<>(Map.of("status", status));
    if (effect != null) body.put("effect", effect);
    if (learnt != null) body.put("learnt", learnt);
    apiClient.mustEventually(
        new ApiRequest(
            action.owner().username(), at, "/api/actions/" + action.id() + "/progress", body),
        HAS_ENDED);
  }
}
