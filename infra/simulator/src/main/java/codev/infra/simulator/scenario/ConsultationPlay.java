package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.PhrasePicker;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The step CONSULTATION: what the consultants contribute, and what of it the client marks. */
final class ConsultationPlay {
  private static final List<String> KINDS =
      List.of(
          "IMPRESSION",
          "EXPERIENCE",
          "QUESTION",
          "HYPOTHESIS",
          "IDEA",
          "SUGGESTION",
          "SOLUTION",
          "LEAD",
          "TASK",
          "RESOURCE",
          "OFFER_OF_HELP");

  /** Of the same order as {@link #KINDS}. */
  private static final List<Double> WEIGHTS =
      List.of(1.2, 1.5, 1.3, 1.2, 2.2, 1.2, 0.6, 0.6, 0.6, 0.5, 0.6);

  private static final double IS_MARKED = 0.3;

  private final SessionPlayContext context;
  private final SeededRandom random;
  private final PhrasePicker phrases;
  private final ContributionPlay contributions;
  private final List<UUID> ideas = new ArrayList<>();

  ConsultationPlay(SessionPlayContext context, ContributionPlay contributions) {
    this.context = context;
    this.random = context.random();
    this.phrases = context.phrases();
    this.contributions = contributions;
  }

  List<Runnable> turns() {
    var turns = new ArrayList<Runnable>();
    for (int i = random.between(13, 20); i > 0; i--) {
      var consultant = context.speaker();
      var kind = random.weighted(KINDS, WEIGHTS);
      turns.add(() -> consult(consultant, kind));
    }
    if (random.chance(0.25 * (1.3 - context.facilitation())))
      turns.add(
          turns.size() / 2,
          () -> contributions.contribute(context.client(), "REFRAME", phrases.pick("REFRAME")));
    return turns;
  }

  /** The contributions of the turns taken so far. */
  List<UUID> ideas() {
    return List.copyOf(ideas);
  }

  private void consult(SimulatedPerson consultant, String kind) {
    var words = kind.equals("IDEA") ? phrases.about("idea", kind) : phrases.pickVaried(kind);
    var contribution = contributions.contribute(consultant, kind, words);
    ideas.add(contribution);
    if (random.chance(IS_MARKED))
      context
          .api()
          .post(
              context.client(),
              "/contributions/" + contribution + "/marks",
              Map.of("marked", true));
    if (random.chance(ContributionPlay.TAKES_A_NOTE / 2))
      contributions.note(random.oneOf(context.present()));
  }
}
