package codev.infra.simulator.edge;

import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param body a missing node where there was none
 */
public record Answer(int status, JsonNode body) {
  public boolean succeeded() {
    return status / 100 == 2;
  }

  /** The rule that said no, by its name. */
  public boolean refusedBy(String rule) {
    return body.path("rule").asString("").equals(rule);
  }

  /** Why not, in words. */
  public String why() {
    return status + " " + body.path("detail").asString(body.path("title").asString(""));
  }
}
