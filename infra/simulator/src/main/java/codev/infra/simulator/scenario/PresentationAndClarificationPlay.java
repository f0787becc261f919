package codev.infra.simulator.scenario;

import codev.infra.simulator.phrases.PhrasePicker;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** The steps PRESENTATION and CLARIFICATION: the client's topic, and the questions about it. */
final class PresentationAndClarificationPlay {
  private static final List<String> KINDS =
      List.of("FACT", "CONTEXT", "FEELING", "HISTORY", "STAKES", "ALREADY_TRIED");

  private static final double IS_ANSWERED = 0.9;

  private final SessionPlayContext context;
  private final SeededRandom random;
  private final PhrasePicker phrases;
  private final ContributionPlay contributions;

  PresentationAndClarificationPlay(SessionPlayContext context, ContributionPlay contributions) {
    this.context = context;
    this.random = context.random();
    this.phrases = context.phrases();
    this.contributions = contributions;
  }

  List<Runnable> presentation() {
    var client = context.client();
    var situation = context.situation();
    var turns = new ArrayList<Runnable>();
    for (var part : situation.all("statement"))
      turns.add(() -> contributions.contribute(client, "STATEMENT", part));
    turns.add(() -> contributions.contribute(client, "HEADLINE", situation.first("headline")));
    return turns;
  }

  List<Runnable> questions() {
    var turns = new ArrayList<Runnable>();
    for (int i = random.between(7, 12); i > 0; i--) {
      var asker = context.speaker();
      var kind = random.oneOf(KINDS);
      turns.add(
          () -> {
            var question = contributions.contribute(asker, kind, phrases.pick(kind));
            if (random.chance(IS_ANSWERED))
              contributions.reply(question, phrases.about("answer", "ANSWER"));
            if (random.chance(ContributionPlay.TAKES_A_NOTE))
              contributions.note(random.oneOf(context.consultants()));
          });
    }
    return turns;
  }
}
