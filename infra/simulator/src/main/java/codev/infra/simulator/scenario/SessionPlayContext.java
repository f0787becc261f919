package codev.infra.simulator.scenario;

import codev.infra.simulator.people.SimulatedGroup;
import codev.infra.simulator.people.SimulatedPerson;
import codev.infra.simulator.phrases.ClientSituation;
import codev.infra.simulator.phrases.PhrasePicker;
import codev.infra.simulator.phrases.SeededRandom;
import java.util.List;

/**
 * What the steps of one session share.
 *
 * @param random of the whole session: the order in which the steps use it decides how it is played
 * @param situation the client's
 * @param share of the programme's sessions that is over
 */
record SessionPlayContext(
    SessionApi api,
    SeededRandom random,
    PhrasePicker phrases,
    SessionClock clock,
    SimulatedGroup group,
    ClientSituation situation,
    double share,
    SessionParticipants participants) {

  /** How well the facilitator keeps the method in this session, 0–1. */
  double facilitation() {
    return group.facilitation(share);
  }

  SimulatedPerson client() {
    return participants.client();
  }

  List<SimulatedPerson> consultants() {
    return participants.consultants();
  }

  List<SimulatedPerson> present() {
    return participants.present();
  }

  /** A consultant for the next turn. In a bad climate those who picker much picker all the time. */
  SimulatedPerson speaker() {
    var weights =
        consultants().stream()
            .map(c -> Math.pow(c.talkativeness(), group.climate() < 0.5 ? 1.8 : 0.8))
            .toList();
    return random.weighted(consultants(), weights);
  }
}
