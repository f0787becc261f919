package codev.infra.simulator.people;

import codev.infra.localplatform.accounts.Account;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented person.
 *
 * @param manager whose name their own manager has; nobody above the heads of units
 * @param talkativeness 1 as anybody, 3 never stops
 * @param diligence how likely they do what they were going to do, 0–1
 * @param level what they think of their skills when they begin, 0–10
 */
public record SimulatedPerson(
    String username,
    String displayName,
    String role,
    String unit,
    String site,
    String job,
    @Nullable String manager,
    double talkativeness,
    double diligence,
    double level) {

  public Account account() {
    return new Account(username, displayName, List.of(role));
  }

  /** As the organisation's list has them. */
  public Map<String, Object> entry() {
    var entry = new HashMap<String, Object>();
    entry.put("username", username);
    entry.put("displayName", displayName);
    entry.put("email", username + "@exemple.fr");
    entry.put("unit", unit);
    entry.put("site", site);
    entry.put("jobFamily", job);
    if (manager != null) entry.put("managerUsername", manager);
    return entry;
  }
}
