package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.Map;
import java.util.UUID;

/**
 * What people enter during a session, in any step; ids are numbered in the order of the entries.
 */
final class ContributionPlay {
  /** How likely a contribution makes a consultant take a note. */
  static final double TAKES_A_NOTE = 0.35;

  private final SessionPlayContext context;
  private final SessionApi api;
  private final SeededRandom random;
  private int entries;

  ContributionPlay(SessionPlayContext context) {
    this.context = context;
    this.api = context.api();
    this.random = context.random();
  }

  UUID contribute(SimulatedPerson person, String kind, String text) {
    var contribution = nextId("contribution");
    api.post(person, "/contributions", Map.of("id", contribution, "kind", kind, "text", text));
    return contribution;
  }

  /** The client's answer to a question. */
  void reply(UUID question, String text) {
    api.post(
        context.client(),
        "/contributions",
        Map.of(
            "id", nextId("contribution"), "kind", "ANSWER", "text", text, "inReplyTo", question));
  }

  void note(SimulatedPerson person) {
    api.post(
        person, "/notes", Map.of("id", nextId("note"), "text", context.phrases().pick("note")));
  }

  /** A remark on how the group works. */
  void regulate(SimulatedPerson person) {
    api.post(
        person,
        "/regulations",
        Map.of("id", nextId("remark"), "text", context.phrases().pick("regulation")));
  }

  private UUID nextId(String name) {
    return random.id(name + " " + entries++);
  }
}
