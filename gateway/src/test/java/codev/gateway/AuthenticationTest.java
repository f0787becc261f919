package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Entrer")
class AuthenticationTest extends GatewayFixture {

  @Test
  @DisplayName("un programme sans jeton reçoit 401 et un document qui le dit")
  void a_program_without_a_token_is_refused() {
    var answer = send(to("/api/groups").header("Accept-Language", "en"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(answer.body())
        .contains("\"status\":401", "\"instance\":\"/api/groups\"", "Sign in to go on.");
    assertThat(NEIGHBOURS.asked).isEmpty();
  }

  @Test
  @DisplayName("un refus parle français à qui ne demande rien d'autre")
  void a_refusal_is_in_french_by_default() {
    assertThat(send(to("/api/groups")).body()).contains("Connectez-vous pour continuer.");
  }

  @Test
  @DisplayName("une page mène à la connexion")
  void a_page_leads_to_the_sign_in() {
    var answer = send(to("/groups").header("Accept", "text/html"));

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(Browser.location(answer)).isEqualTo("/oauth2/authorization/codev");
  }

  @Test
  @DisplayName("un fragment demandé après la fin de la connexion reçoit 401, pas une redirection")
  void a_fragment_is_refused_in_place() {
    var answer = send(to("/groups").header("Accept", "text/html").header("HX-Request", "true"));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("class=\"refusal\"");
  }

  @Test
  @DisplayName("le jeton d'un programme passe tel quel jusqu'au service")
  void a_token_passes_through() {
    var token = NEIGHBOURS.identity.token("alice", "participant");

    var answer = send(to("/api/groups").header("Authorization", "Bearer " + token));

    assertThat(answer.body()).isEqualTo("fine");
    assertThat(NEIGHBOURS.asked.remove().headers().getFirst("Authorization"))
        .isEqualTo("Bearer " + token);
  }

  @Test
  @DisplayName("un jeton falsifié est refusé avant d'atteindre un service")
  void a_forged_token_is_refused() {
    var token = NEIGHBOURS.identity.token("alice", "participant");
    var other = NEIGHBOURS.identity.token("bob", "manager");
    var forged =
        other.substring(0, other.lastIndexOf('.')) + token.substring(token.lastIndexOf('.'));

    assertRefused(forged);
  }

  @Test
  @DisplayName("un jeton expiré est refusé")
  void an_expired_token_is_refused() {
    var past = Date.from(Instant.now().minusSeconds(60));

    assertRefused(NEIGHBOURS.identity.token("alice", claims -> claims.expirationTime(past)));
  }

  @Test
  @DisplayName("un jeton destiné à d'autres est refusé")
  void a_token_for_another_audience_is_refused() {
    assertRefused(NEIGHBOURS.identity.token("alice", claims -> claims.audience("elsewhere")));
  }

  @Test
  @DisplayName("un jeton d'un autre émetteur est refusé")
  void a_token_of_another_issuer_is_refused() {
    assertRefused(NEIGHBOURS.identity.token("alice", claims -> claims.issuer("http://elsewhere")));
  }

  @Test
  @DisplayName("les mesures restent entre les réseaux autorisés")
  void meters_are_for_the_allowed_networks() {
    var answer = send(asAlice("/actuator/prometheus"));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("ce qu'un client dit de son chemin n'est pas transmis")
  void claims_about_the_way_are_not_passed_on() {
    send(asAlice("/api/groups").header("X-Forwarded-For", "10.0.0.1").header("Forwarded", "for=x"));

    assertThat(NEIGHBOURS.asked.remove().headers())
        .doesNotContainKeys("X-forwarded-for", "Forwarded");
  }

  @Test
  @DisplayName("l'heure qu'un client prétend n'est pas transmise")
  void a_time_that_a_client_claims_is_not_passed_on() {
    send(
        asAlice("/api/groups")
            .header("Codev-Time", "2020-01-01T08:00:00Z")
            .header("Codev-Time-Told-By", "whoever"));

    assertThat(NEIGHBOURS.asked.remove().headers())
        .doesNotContainKeys("Codev-time", "Codev-time-told-by");
  }

  private void assertRefused(String token) {
    var answer = send(to("/api/groups").header("Authorization", "Bearer " + token));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(type(answer)).isEqualTo("application/problem+json");
    assertThat(NEIGHBOURS.asked).isEmpty();
  }
}
