package codev.gateway.administration;

import codev.gateway.access.GatewayAccessPolicy;
import codev.gateway.access.GatewayAccessRule;
import codev.gateway.routing.GatewayWebClients;
import codev.gateway.security.TokenRelayFilter;
import codev.gateway.sessions.SignedInPerson;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/**
 * Admits administrators who hold the whole organisation: by the role in the session or token, and
 * by what group-service says that they hold.
 */
@Component
class OrganisationAdministratorRule implements GatewayAccessRule {
  private static final String ADMINISTRATOR = "administrator";

  private final WebClient services;
  private final TokenRelayFilter tokens;

  OrganisationAdministratorRule(GatewayWebClients clients, TokenRelayFilter tokens) {
    services = clients.services();
    this.tokens = tokens;
  }

  private record CurrentUserResponse(List<HeldScope> scopes) {}

  private record HeldScope(String role, String kind) {
    boolean isManagementOfOrganisation() {
      return role.equals("MANAGER") && kind.equals("ORGANISATION");
    }
  }

  @Override
  public GatewayAccessPolicy policy() {
    return GatewayAccessPolicy.ORGANISATION_ADMINISTRATOR;
  }

  @Override
  public Mono<AuthorizationResult> authorize(
      Mono<Authentication> caller, AuthorizationContext request) {
    return caller
        .filter(one -> SignedInPerson.hasRole(one, ADMINISTRATOR))
        .flatMap(_ -> tokens.authorizationOf(request.getExchange()))
        .flatMap(this::holdsOrganisation)
        .defaultIfEmpty(false)
        .map(AuthorizationDecision::new);
  }

  private Mono<Boolean> holdsOrganisation(String authorization) {
    return services
        .get()
        .uri("http://group/api/me")
        .header(HttpHeaders.AUTHORIZATION, authorization)
        .retrieve()
        .bodyToMono(CurrentUserResponse.class)
        .map(me -> me.scopes().stream().anyMatch(HeldScope::isManagementOfOrganisation))
        .onErrorMap(WebClientException.class, GroupServiceFailure::of);
  }
}
