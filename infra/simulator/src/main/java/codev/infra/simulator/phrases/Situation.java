package codev.infra.simulator.phrases;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a member brings, and what is said about it and nothing else. */
public record Situation(Map<String, List<String>> parts) {
  /** The only one, or the first. */
  public String the(String part) {
    return all(part).getFirst();
  }

  public List<String> all(String part) {
    return Objects.requireNonNull(parts.get(part), part);
  }
}
