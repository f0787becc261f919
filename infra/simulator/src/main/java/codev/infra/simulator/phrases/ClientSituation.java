package codev.infra.simulator.phrases;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The situation that a member brings as a topic, with the phrases that belong to it alone. */
public record ClientSituation(Map<String, List<String>> parts) {
  /** The only one, or the first. */
  public String first(String part) {
    return all(part).getFirst();
  }

  public List<String> all(String part) {
    return Objects.requireNonNull(parts.get(part), part);
  }
}
