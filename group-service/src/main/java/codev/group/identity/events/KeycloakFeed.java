package codev.group.identity.events;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The two lists of events that Keycloak keeps, the latest first. */
enum KeycloakFeed {
  /** What administrators have done. */
  ADMIN(
      "/admin-events",
      List.of(
          "resourceTypes=USER",
          "resourceTypes=REALM_ROLE_MAPPING",
          "resourceTypes=CLIENT_ROLE_MAPPING",
          "resourceTypes=GROUP_MEMBERSHIP",
          "operationTypes=DELETE",
          "operationTypes=UPDATE"),
      KeycloakEvent::ofAdmin),

  /** What people have done: they have deleted their account, or failed to sign in too often. */
  PERSON(
      "/events",
      List.of("type=DELETE_ACCOUNT", "type=USER_DISABLED_BY_PERMANENT_LOCKOUT"),
      KeycloakEvent::ofPerson);

  private final String path;
  private final String filter;
  private final Function<JsonNode, KeycloakEvent> reading;

  KeycloakFeed(String path, List<String> filter, Function<JsonNode, KeycloakEvent> reading) {
    this.path = path;
    this.filter = String.join("&", filter);
    this.reading = reading;
  }

  /**
   * The path and query of a page. Every version knows a day as its start, of whatever time zone;
   * earlier events of that day come too.
   */
  String page(Instant start, int first, int size) {
    var day = start.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(1);
    return path + "?" + filter + "&dateFrom=" + day + "&first=" + first + "&max=" + size;
  }

  KeycloakEvent read(JsonNode event) {
    return reading.apply(event);
  }
}
