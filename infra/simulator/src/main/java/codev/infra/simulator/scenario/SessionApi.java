package codev.infra.simulator.scenario;

import codev.infra.simulator.client.ApiClient;
import codev.infra.simulator.client.ApiRequest;
import codev.infra.simulator.client.ApiResponse;
import codev.infra.simulator.people.SimulatedPerson;
import java.util.Map;
import java.util.UUID;

/**
 * The API of one session: a request carries the time that the {@link SessionClock} has reached.
 *
 * @param session the id of the session
 */
record SessionApi(ApiClient client, UUID session, SimulatedPerson facilitator, SessionClock clock) {

  /** Posts as the facilitator; throws when the answer is no. */
  void postAsFacilitator(String subPath, Map<String, ?> body) {
    post(facilitator, subPath, body);
  }

  /** Posts as this person; throws when the answer is no. */
  ApiResponse post(SimulatedPerson person, String subPath, Map<String, ?> body) {
    return client.must(request(person, subPath, body));
  }

  /** Posts as this person, also when the answer is no. */
  ApiResponse tryPost(SimulatedPerson person, String subPath, Map<String, ?> body) {
    return client.send(request(person, subPath, body));
  }

  /** The session as the facilitator sees it; also a refusal. */
  ApiResponse read() {
    return client.send(ApiRequest.read(facilitator.username(), clock.now(), path("")));
  }

  private ApiRequest request(SimulatedPerson person, String subPath, Map<String, ?> body) {
    return new ApiRequest(person.username(), clock.now(), path(subPath), body);
  }

  private String path(String subPath) {
    return "/api/sessions/" + session + subPath;
  }
}
