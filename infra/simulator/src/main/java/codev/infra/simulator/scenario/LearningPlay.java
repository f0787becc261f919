package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.PhrasePicker;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The step LEARNING: what each has learnt, remarks on the group's work, the evaluation. */
final class LearningPlay {
  private static final double STATES_A_LEARNING = 0.85;
  private static final double MAKES_A_REMARK = 0.3;

  private final SessionPlayContext context;
  private final SessionApi api;
  private final SeededRandom random;
  private final PhrasePicker phrases;
  private final ContributionPlay contributions;

  LearningPlay(SessionPlayContext context, ContributionPlay contributions) {
    this.context = context;
    this.api = context.api();
    this.random = context.random();
    this.phrases = context.phrases();
    this.contributions = contributions;
  }

  List<Runnable> turns() {
    var turns = new ArrayList<Runnable>();
    for (var member : random.shuffled(context.present())) {
      if (random.chance(STATES_A_LEARNING)) turns.add(() -> state(member));
      if (random.chance(MAKES_A_REMARK)) turns.add(() -> contributions.regulate(member));
      if (random.chance(0.7 + 0.3 * member.diligence()))
        turns.add(() -> api.post(member, "/evaluation", evaluation(member)));
    }
    return turns;
  }

  private void state(SimulatedPerson member) {
    var about = random.oneOf(List.of("SUBJECT", "SELF", "GROUP", "METHOD"));
    var parts = phrases.pick("learning-" + about).split(" \\| ", -1);
    api.post(
        member,
        "/learnings",
        Map.of(
            "id",
            random.id("learning of " + member.username()),
            "about",
            about,
            "text",
            parts[0],
            "transferableTo",
            parts[1],
            "competencies",
            List.of(parts[2])));
  }

  private Map<String, Object> evaluation(SimulatedPerson member) {
    var evaluationRandom = random.about("evaluation of " + member.username());
    var evaluation =
        new HashMap<String, Object>(Map.of("answers", answers(member, evaluationRandom)));
    if (evaluationRandom.chance(0.5)) evaluation.put("learnt", phrases.pick("learnt"));
    if (evaluationRandom.chance(0.25)) evaluation.put("change", phrases.pick("change"));
    return evaluation;
  }

  private Map<String, Object> answers(SimulatedPerson member, SeededRandom random) {
    var answers = new HashMap<String, Object>();
    var facilitation = context.facilitation();
    var climate = context.group().climate();
    var useful = 2.1 + 1.3 * climate + 0.9 * facilitation + 0.4 * context.share();
    var safe = 1.6 + 2.3 * climate + 0.5 * facilitation;
    answers.put("H1", random.onScale(useful, 0.7, 1, 5));
    for (var item : List.of("H2", "H3", "H4")) answers.put(item, random.onScale(safe, 0.7, 1, 5));
    for (var item : List.of("H5", "H6"))
      answers.put(item, random.onScale(2 + 2.6 * facilitation, 0.6, 1, 5));
    if (member.equals(context.client()))
      for (var item : List.of("H7", "H8"))
        answers.put(item, random.onScale(useful + 0.2, 0.6, 1, 5));
    else answers.put("H9", random.onScale(useful - 0.2, 0.8, 1, 5));
    answers.put("H10", random.onScale(useful * 2 + 1, 1.2, 0, 10));
    return answers;
  }
}
