package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The step PROBLEM_DEFINITION: reformulations, and the contract that the consultants accept. */
final class ContractPlay {
  private static final double HAS_A_RESERVATION = 0.4;

  private final SessionPlayContext context;
  private final SessionApi api;
  private final SeededRandom random;
  private final ClientSituation situation;
  private final ContributionPlay contributions;

  ContractPlay(SessionPlayContext context, ContributionPlay contributions) {
    this.context = context;
    this.api = context.api();
    this.random = context.random();
    this.situation = context.situation();
    this.contributions = contributions;
  }

  List<Runnable> turns() {
    var turns = new ArrayList<Runnable>();
    for (var words : situation.all("reformulation")) turns.add(() -> reformulate(words));
    if (random.chance(HAS_A_RESERVATION)) {
      turns.add(() -> reserve(redefine(situation.first("stakes"), 1)));
      turns.add(() -> accept(redefine(situation.first("problem"), 2)));
    } else {
      turns.add(() -> accept(redefine(situation.first("problem"), 1)));
    }
    return turns;
  }

  private void reformulate(String words) {
    var contribution = contributions.contribute(context.speaker(), "REFORMULATION", words);
    api.post(
        context.client(),
        "/contributions/" + contribution + "/ratings",
        Map.of("rating", random.onScale(3.8, 0.9, 1, 5)));
  }

  /** Answers the version of the contract. */
  private int redefine(String problem, int version) {
    var help =
        random.shuffled(List.of("IDEAS", "TESTIMONIES", "QUESTIONS", "HYPOTHESES", "REHEARSAL"));
    var answer =
        api.post(
            context.client(),
            "/contract",
            Map.of(
                "problem",
                problem,
                "objective",
                situation.first("objective"),
                "help",
                help.subList(0, 2),
                "limits",
                situation.first("limits")));
    return answer.body().path("version").asInt(version);
  }

  private void reserve(int version) {
    var reserved =
        Map.of(
            "version",
            version,
            "accepted",
            false,
            "reservation",
            context.phrases().pick("reservation"));
    api.post(random.oneOf(context.consultants()), "/contract/acceptances", reserved);
  }

  private void accept(int version) {
    for (var consultant : context.consultants())
      api.post(consultant, "/contract/acceptances", Map.of("version", version, "accepted", true));
  }
}
