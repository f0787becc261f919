package codev.gateway.security;

import codev.gateway.access.GatewayAccessPolicy;
import codev.gateway.access.GatewayAccessRule;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthenticatedReactiveAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.util.matcher.IpAddressServerWebExchangeMatcher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules of the policies that are decided by the request alone. */
@Configuration(proxyBeanMethods = false)
class GatewayAccessRulesConfiguration {
  private record Rule(
      GatewayAccessPolicy policy, ReactiveAuthorizationManager<AuthorizationContext> decision)
      implements GatewayAccessRule {
    @Override
    public Mono<AuthorizationResult> authorize(
        Mono<Authentication> caller, AuthorizationContext request) {
      return decision.authorize(caller, request);
    }
  }

  @Bean
  GatewayAccessRule anybody() {
    return new Rule(
        GatewayAccessPolicy.PUBLIC, (_, _) -> Mono.just(new AuthorizationDecision(true)));
  }

  @Bean
  GatewayAccessRule whoIsSignedIn() {
    return new Rule(
        GatewayAccessPolicy.SIGNED_IN, AuthenticatedReactiveAuthorizationManager.authenticated());
  }

  @Bean
  GatewayAccessRule programsThatReadMeters(MetricsAccessProperties metrics) {
    return new Rule(GatewayAccessPolicy.METRICS_NETWORK, onlyFrom(metrics.allowedNetworks()));
  }

  private static ReactiveAuthorizationManager<AuthorizationContext> onlyFrom(
      List<String> networks) {
    var matchers = networks.stream().map(IpAddressServerWebExchangeMatcher::new).toList();
    return (_, context) ->
        Flux.fromIterable(matchers)
            .flatMap(matcher -> matcher.matches(context.getExchange()))
            .any(result -> result.isMatch())
            .map(AuthorizationDecision::new);
  }
}
