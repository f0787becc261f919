package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.people.SimulatedGroup;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.PhraseBook;
import codev.infra.simulator.phrases.PhrasePicker;
import codev.infra.simulator.phrases.SeededRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One session, step by step: who is present, what each of them says, and how long it takes. */
final class SessionPlay {
  private final SeededRandom random;
  private final PhrasePicker phrases;
  private final SimulatedGroup group;
  private final List<SimulatedPerson> members;
  private final ClientSituation situation;
  private final ActionFollowUpPlay followUp;
  private final SessionClock clock;
  private final double share;
  private final SessionApi api;

  /**
   * @param share of the programme's sessions that is over
   */
  SessionPlay(
      ApiClient apiClient,
      PhraseBook phraseBook,
      SeededRandom random,
      UUID id,
      SimulatedGroup group,
      List<SimulatedPerson> members,
      ClientSituation situation,
      ActionFollowUpPlay followUp,
      Instant start,
      double share) {
    this.random = random;
    this.phrases = new PhrasePicker(phraseBook, situation, random.about("talk"));
    this.group = group;
    this.members = List.copyOf(members);
    this.situation = situation;
    this.followUp = followUp;
    this.share = share;
    this.clock = new SessionClock(random.about("pace"), group.facilitation(share), start);
    this.api = new SessionApi(apiClient, id, group.facilitator(), clock);
  }

  /**
   * Answers the client.
   *
   * @param isOpen it was begun before, and is gone through again
   * @param isLive it goes as far as the consultation, and stays open
   * @param turns members in the order of their turn
   */
  SimulatedPerson play(boolean isOpen, boolean isLive, List<SimulatedPerson> turns) {
    var participants = SessionParticipants.decide(members, turns, isLive, random);
    var context =
        new SessionPlayContext(api, random, phrases, clock, group, situation, share, participants);
    var steps = new FacilitationPlay(context);
    var contributions = new ContributionPlay(context);
    var consultation = new ConsultationPlay(context, contributions);
    new TopicPlay(context).propose();
    clock.begin();
    if (!isOpen) api.postAsFacilitator("/open", Map.of());
    new PreparationPlay(context, steps, followUp).play();
    var clarification = new PresentationAndClarificationPlay(context, contributions);
    steps.play("PRESENTATION", clarification.presentation());
    steps.play("CLARIFICATION", clarification.questions());
    steps.play("PROBLEM_DEFINITION", new ContractPlay(context, contributions).turns());
    steps.takeABreak();
    var rounds = consultation.turns();
    if (isLive) {
      steps.playHalf("CONSULTATION", rounds);
      return context.client();
    }
    steps.play("CONSULTATION", rounds);
    new SynthesisPlay(context, steps, followUp).play(consultation.ideas());
    steps.playLast("LEARNING", new LearningPlay(context, contributions).turns());
    api.postAsFacilitator("/close", Map.of());
    return context.client();
  }
}
