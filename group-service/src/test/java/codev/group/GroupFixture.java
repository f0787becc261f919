package codev.group;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that register people, declare a programme and form a group. */
public final class GroupFixture {
  private GroupFixture() {}

  /** People who are called by their usernames. */
  public static List<Map<String, String>> people(List<String> usernames) {
    return usernames.stream().map(p -> Map.of("username", p, "displayName", p)).toList();
  }

  /**
   * A programme from January to September 2027 that meets every four weeks.
   *
   * @param changed what is otherwise, or comes on top
   */
  public static Map<String, Object> programme(Object id, Map<String, ?> changed) {
    var programme =
        new HashMap<String, Object>(
            Map.of(
                "id",
                id,
                "name",
                "P",
                "aims",
                List.of("CHANGE_SUPPORT"),
                "startsOn",
                "2027-01-11",
                "endsOn",
                "2027-09-30",
                "cadenceWeeks",
                4));
    programme.putAll(changed);
    return programme;
  }

  /** Somebody who is qualified to facilitate as many groups as tests form. */
  public static Map<String, Object> poolEntry(String facilitator) {
    return Map.of(
        "username", facilitator, "title", "Praticien", "since", "2026-01-05", "capacity", 20);
  }

  public static Map<String, Object> group(
      Object id, String name, String facilitator, List<String> members) {
    return Map.of("id", id, "name", name, "facilitator", facilitator, "members", members);
  }
}
