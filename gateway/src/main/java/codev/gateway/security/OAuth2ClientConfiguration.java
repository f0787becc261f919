package codev.gateway.security;

import codev.gateway.routing.GatewayWebClients;
import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.accesstokens.VerifiedTokens;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** The gateway's registration as an OAuth 2 client, and the validation of the provider's tokens. */
@Configuration(proxyBeanMethods = false)
class OAuth2ClientConfiguration {

  static final String REGISTRATION = "codev";

  @Bean
  ReactiveClientRegistrationRepository registrations(IdentityProperties identity) {
    return new InMemoryReactiveClientRegistrationRepository(
        ClientRegistration.withRegistrationId(REGISTRATION)
            .clientId(identity.clientId())
            .clientSecret(identity.clientSecret())
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/" + REGISTRATION)
            .scope("openid", "profile")
            .issuerUri(identity.issuer().toString())
            .authorizationUri(identity.authorization().toString())
            .tokenUri(identity.token().toString())
            .jwkSetUri(identity.jwks().toString())
            .userNameAttributeName(AccessTokenValidators.USERNAME)
            .providerConfigurationMetadata(
                Map.of("end_session_endpoint", identity.endSession().toString()))
            .build());
  }

  /** With the session, so that they go when it goes, and two browsers of one person differ. */
  @Bean
  ServerOAuth2AuthorizedClientRepository tokensOfSessions() {
    return new WebSessionServerOAuth2AuthorizedClientRepository();
  }

  @Bean
  ReactiveOAuth2AuthorizedClientManager refreshing(
      ReactiveClientRegistrationRepository registrations,
      ServerOAuth2AuthorizedClientRepository tokens,
      GatewayWebClients webClients) {
    var refresh = new WebClientReactiveRefreshTokenTokenResponseClient();
    refresh.setWebClient(webClients.identityProvider());
    var clients = new DefaultReactiveOAuth2AuthorizedClientManager(registrations, tokens);
    clients.setAuthorizedClientProvider(
        ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
            .authorizationCode()
            .refreshToken(token -> token.accessTokenResponseClient(refresh))
            .build());
    return clients;
  }

  /** Exchanges the code of a sign-in for tokens. */
  @Bean
  ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange(
      GatewayWebClients clients) {
    var exchange = new WebClientReactiveAuthorizationCodeTokenResponseClient();
    exchange.setWebClient(clients.identityProvider());
    return exchange;
  }

  @Bean
  ReactiveJwtDecoder tokens(IdentityProperties identity, GatewayWebClients clients) {
    var decoder =
        NimbusReactiveJwtDecoder.withJwkSetUri(identity.jwks().toString())
            .webClient(clients.identityProvider())
            .build();
    decoder.setClaimSetConverter(AccessTokenValidators.claims());
    var validator = AccessTokenValidators.of(identity.issuer(), identity.audience());
    decoder.setJwtValidator(validator);
    var verified = new VerifiedTokens(validator);
    return token ->
        Mono.justOrEmpty(verified.find(token))
            .switchIfEmpty(Mono.defer(() -> decoder.decode(token).map(verified::add)));
  }
}
