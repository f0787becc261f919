package codev.infra.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The realm that the containers import")
class KeycloakRealmTest {
  private static final Path REPOSITORY = ArchitectureRules.repository();

  @Test
  @DisplayName("has no people: the passwords of those of the demonstration are public")
  void has_no_people() throws IOException {
    assertThat(realm().path("users").valueStream())
        .allSatisfy(
            user -> {
              assertThat(user.path("serviceAccountClientId").asString("")).isNotEmpty();
              assertThat(user.has("credentials")).isFalse();
            });
    assertThat(Files.readString(REPOSITORY.resolve("docker-compose.yml")))
        .contains("codev-realm.json")
        .doesNotContain("codev-users");
  }

  @Test
  @DisplayName("is read by a provider that reaches neither the brokers nor the read models")
  void its_provider_reaches_no_other_store() throws IOException {
    var containers = Files.readString(REPOSITORY.resolve("docker-compose.yml"));
    var keycloak =
        containers.substring(containers.indexOf("\n  keycloak:\n"), containers.indexOf("KC_DB:"));
    var rest = containers.substring(containers.indexOf("KC_DB:"));
    assertThat(keycloak).contains("image: quay.io/keycloak");
    assertThat(rest.substring(rest.indexOf("networks:")).lines().findFirst())
        .contains("networks: [provider-store, inside, outside]");
  }

  @Test
  @DisplayName("takes a refresh token once, and no password for as long as one is guessed at")
  void limits_what_it_takes() throws IOException {
    var realm = realm();
    assertThat(realm.path("revokeRefreshToken").asBoolean()).isTrue();
    assertThat(realm.path("refreshTokenMaxReuse").asInt()).isZero();
    assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
    assertThat(realm.path("registrationAllowed").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("demands a proof key of the gateway, and tells it the end of a session")
  void of_the_gateway() throws IOException {
    var gateway = realm().path("clients").path(0);
    assertThat(gateway.path("clientId").asString()).isEqualTo("codev-gateway");
    var attributes = gateway.path("attributes");
    assertThat(attributes.path("pkce.code.challenge.method").asString()).isEqualTo("S256");
    assertThat(attributes.path("backchannel.logout.session.required").asString()).isEqualTo("true");
    assertThat(attributes.path("backchannel.logout.url").asString())
        .endsWith("/logout/connect/back-channel/codev");
  }

  @Test
  @DisplayName("leaves the gateway Keycloak's default scopes, of which one says who signed in when")
  void default_scopes() throws IOException {
    var realm = realm();
    for (var own : List.of("clientScopes", "defaultDefaultClientScopes"))
      assertThat(realm.path(own).isMissingNode()).as(own).isTrue();
    assertThat(realm.path("clients").path(0).path("defaultClientScopes").isMissingNode()).isTrue();
  }

  @Test
  @DisplayName("gives the gateway codes alone, at one address, for tokens of named services")
  void codes_alone() throws IOException {
    var gateway = realm().path("clients").path(0);
    for (var other : List.of("publicClient", "implicitFlowEnabled", "directAccessGrantsEnabled"))
      assertThat(gateway.path(other).asBoolean(true)).as(other).isFalse();
    assertThat(gateway.path("serviceAccountsEnabled").asBoolean(true)).isFalse();
    assertThat(gateway.path("redirectUris").valueStream().map(JsonNode::asString))
        .containsExactly("${CODEV_GATEWAY}/login/oauth2/code/codev");
    assertThat(gateway.path("webOrigins").size()).isZero();
    assertThat(
            gateway
                .path("protocolMappers")
                .valueStream()
                .map(mapper -> mapper.at("/config/included.custom.audience").asString(""))
                .filter(audience -> !audience.isEmpty()))
        .containsExactlyInAnyOrder("codev", "group-service", "session-service", "learning-service");
  }

  @Test
  @DisplayName("records what people lose, for a client that may see that and nothing else")
  void of_the_events() throws IOException {
    var realm = realm();
    for (var setting : List.of("adminEventsEnabled", "adminEventsDetailsEnabled", "eventsEnabled"))
      assertThat(realm.path(setting).asBoolean(false)).as(setting).isTrue();
    assertThat(realm.path("enabledEventTypes").valueStream().map(JsonNode::asString))
        .containsExactly("DELETE_ACCOUNT", "USER_DISABLED_BY_PERMANENT_LOCKOUT");
    var client = realm.path("clients").path(1);
    assertThat(client.path("clientId").asString("")).isEqualTo("codev-events");
    assertThat(client.path("secret").asString("")).isEqualTo("${CODEV_EVENTS_SECRET}");
    assertThat(client.path("serviceAccountsEnabled").asBoolean(false)).isTrue();
    for (var flow :
        List.of(
            "publicClient",
            "standardFlowEnabled",
            "implicitFlowEnabled",
            "directAccessGrantsEnabled"))
      assertThat(client.path(flow).asBoolean(true)).as(flow).isFalse();
    var account = realm.path("users").path(0);
    assertThat(realm.path("users").size()).isEqualTo(1);
    assertThat(account.path("serviceAccountClientId").asString("")).isEqualTo("codev-events");
    assertThat(account.has("realmRoles")).isFalse();
    assertThat(account.path("clientRoles").size()).isEqualTo(1);
    assertThat(account.at("/clientRoles/realm-management").valueStream().map(JsonNode::asString))
        .containsExactly("view-events");
  }

  @Test
  @DisplayName("ends each sign-in after twelve hours, and each access token after two minutes")
  void everything_ends() throws IOException {
    assertThat(realm().path("ssoSessionMaxLifespan").asInt()).isEqualTo(12 * 60 * 60);
    assertThat(realm().path("accessTokenLifespan").asInt()).isEqualTo(2 * 60);
  }

  private static JsonNode realm() throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(REPOSITORY.resolve("infra/keycloak/codev-realm.json")));
  }
}
