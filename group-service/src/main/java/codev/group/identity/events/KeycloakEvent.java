package codev.group.identity.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event as Keycloak has recorded it, as far as it concerns a person's sessions.
 *
 * @param id the same each time it is read
 * @param account whose it is ({@code sub}); empty where the event concerns no account
 * @param at by Keycloak's clock, as {@code iat} in its tokens
 */
record KeycloakEvent(String id, String account, Instant at, Change change) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String USERS = "users/";

  /** Keycloak's are UUIDs, or name an account of another directory. */
  private static final int LONGEST_ACCOUNT = 500;

  /** What has become of the account. */
  enum Change {
    /** A role, a group or the account itself is gone, or something is that is not recorded. */
    LOSS,
    /** It was saved, and is disabled: it may have been before. */
    DISABLED,
    ENABLED,
    /** Nothing that ends sessions. */
    NONE
  }

  /** An event of the admin API or console. */
  static KeycloakEvent ofAdmin(JsonNode event) {
    var resource = event.path("resourceType").asString("");
    var operation = event.path("operationType").asString("");
    var path = event.path("resourcePath").asString("");
    var at = at(event);
    var id = id(event, at + " " + resource + " " + operation + " " + path);
    var account = account(path);
    if (account.isEmpty() || hasFailed(event)) return new KeycloakEvent(id, "", at, Change.NONE);
    var change =
        switch (resource) {
          case "REALM_ROLE_MAPPING", "CLIENT_ROLE_MAPPING", "GROUP_MEMBERSHIP" ->
              operation.equals("DELETE") ? Change.LOSS : Change.NONE;
          case "USER" -> path.endsWith(USERS + account) ? ofUser(event, operation) : Change.NONE;
          default -> Change.NONE;
        };
    return new KeycloakEvent(id, account, at, change);
  }

  /** An event that a person has caused themselves, of the types that are asked for. */
  static KeycloakEvent ofPerson(JsonNode event) {
    var at = at(event);
    var account = event.path("userId").asString("");
    var id = id(event, at + " " + account);
    var ends = isAccount(account) && !hasFailed(event);
    return new KeycloakEvent(id, ends ? account : "", at, ends ? Change.LOSS : Change.NONE);
  }

  /** Versions before 26 give admin events none. */
  private static String id(JsonNode event, String otherwise) {
    var id = event.path("id").asString("");
    return id.isEmpty() ? otherwise : id;
  }

  private static Instant at(JsonNode event) {
    return Instant.ofEpochMilli(event.path("time").asLong(0));
  }

  private static boolean hasFailed(JsonNode event) {
    return !event.path("error").asString("").isEmpty();
  }

  private static Change ofUser(JsonNode event, String operation) {
    return switch (operation) {
      case "DELETE" -> Change.LOSS;
      case "UPDATE" -> ofUpdate(event.path("representation").asString(null));
      default -> Change.NONE;
    };
  }

  /**
   * Keycloak leaves the representation out unless it is asked for, and cuts what is too long: the
   * account may have been disabled then.
   */
  private static Change ofUpdate(@Nullable String representation) {
    if (representation == null) return Change.LOSS;
    try {
      var user = JSON.readTree(representation);
      if (!user.isObject()) return Change.LOSS;
      var enabled = user.path("enabled");
      if (!enabled.isBoolean()) return Change.NONE;
      return enabled.asBoolean() ? Change.ENABLED : Change.DISABLED;
    } catch (JacksonException _) {
      return Change.LOSS;
    }
  }

  /** Of {@code users/ACCOUNT} and of what is below it; empty where the path is another's. */
  private static String account(String path) {
    var relative = path.startsWith("/") ? path.substring(1) : path;
    if (!relative.startsWith(USERS)) return "";
    var rest = relative.substring(USERS.length());
    var end = rest.indexOf('/');
    var account = end < 0 ? rest : rest.substring(0, end);
    return isAccount(account) ? account : "";
  }

  private static boolean isAccount(String text) {
    return !text.isBlank() && text.length() <= LONGEST_ACCOUNT;
  }
}
