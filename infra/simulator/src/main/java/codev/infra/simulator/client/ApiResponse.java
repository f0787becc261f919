package codev.infra.simulator.client;

import tools.jackson.databind.JsonNode;

/**
 * A response of the platform's API.
 *
 * @param body a missing node where there was none
 */
public record ApiResponse(int status, JsonNode body) {
  public boolean succeeded() {
    return status / 100 == 2;
  }

  /** Whether this rule, by its key, refused the request. */
  public boolean refusedBy(String rule) {
    return body.path("rule").asString("").equals(rule);
  }

  /** Why not, in words. */
  public String why() {
    return status + " " + body.path("detail").asString(body.path("title").asString(""));
  }
}
