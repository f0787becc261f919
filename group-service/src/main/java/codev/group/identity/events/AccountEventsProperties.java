package codev.group.identity.events;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Keycloak's events are read.
 *
 * @param admin the address of the realm in Keycloak's admin API, such as {@code
 *     http://keycloak:8080/admin/realms/codev}; empty: no events are read
 * @param client a confidential client that may see the realm's events, and nothing else
 * @param secret the client's
 * @param every interval at which they are read
 */
@ConfigurationProperties("codev.identity.events")
record AccountEventsProperties(
    @DefaultValue("") String admin,
    @DefaultValue("codev-events") String client,
    @DefaultValue("") String secret,
    @DefaultValue("1s") Duration every) {
  private static final String ADMIN_PATH = "/admin/realms/";

  AccountEventsProperties {
    admin = admin.replaceFirst("/+$", "");
    if (!admin.isEmpty() && !admin.contains(ADMIN_PATH))
      throw new IllegalArgumentException(
          "codev.identity.events.admin has to be the address of a realm in Keycloak's admin API,"
              + " which contains "
              + ADMIN_PATH);
    if (!admin.isEmpty() && secret.isEmpty())
      throw new IllegalArgumentException(
          "codev.identity.events.admin needs codev.identity.events.secret");
  }

  /** Where the client gets its tokens. */
  URI token() {
    var realm = admin.replaceFirst(ADMIN_PATH, "/realms/");
    return URI.create(realm + "/protocol/openid-connect/token");
  }

  @Override
  public String toString() {
    return "AccountEventsProperties[" + admin + " " + client + "]";
  }
}
