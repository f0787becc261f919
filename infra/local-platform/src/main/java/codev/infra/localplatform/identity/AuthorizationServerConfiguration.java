package codev.infra.localplatform.identity;

import codev.infra.localplatform.accounts.Accounts;
import codev.infra.localplatform.accounts.DemonstrationAccounts;
import codev.infra.localplatform.accounts.TokenKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;

/**
 * The OpenID Connect provider's configuration: one client, the gateway, and the accounts of the
 * platform.
 */
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

  private static final String SIGN_IN = "/sign-in";

  /** The client. */
  private static final String GATEWAY = "codev-gateway";

  @Bean
  OAuth2AuthorizationService authorizations() {
    return new OneAtATimeAuthorizations();
  }

  @Bean
  @Order(1)
  SecurityFilterChain protocolEndpoints(HttpSecurity http) {
    var signIn = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
    return http.oauth2AuthorizationServer(
            server -> {
              http.securityMatcher(server.getEndpointsMatcher());
              server.oidc(Customizer.withDefaults());
            })
        .addFilterBefore(
            new RepeatedSignInFilter(signIn, InstantSource.system()), LogoutFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(refusals -> refusals.authenticationEntryPoint(signIn))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(
      HttpSecurity http, SignInController page, IdentityProviderProperties settings) {
    var devices = new DeviceCookie(TokenKey.read(settings.tokenKeyFile()));
    var attempts = new SignInAttemptFilter(new SignInAttempts(), devices, page);
    var onward = new SavedRequestAwareAuthenticationSuccessHandler();
    return http.addFilterBefore(attempts, UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(SIGN_IN, "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .successHandler(
                        (request, response, person) -> {
                          devices.give(person.getName(), response);
                          onward.onAuthenticationSuccess(request, response, person);
                        })
                    .failureHandler(
                        (request, response, _) -> {
                          attempts.noteFailure(request);
                          SignInController.redirectBack(request, response);
                        })
                    .permitAll())
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy ->
                        policy.policyDirectives(
                            "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors"
                                + " 'none'; base-uri 'none'")))
        .build();
  }

  /** Requests of a program, which has no session: the controller asks for its token. */
  @Bean
  @Order(0)
  SecurityFilterChain accountEventsEndpoints(HttpSecurity http) {
    return http.securityMatcher(
            AccountEventsController.TOKEN, AccountEventsController.ADMIN + "/**")
        .csrf(csrf -> csrf.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  AccountEvents accountEvents() {
    return new AccountEvents();
  }

  @Bean
  Accounts accounts(IdentityProviderProperties settings) {
    return new Accounts(settings.accountsFile());
  }

  @Bean
  BackChannelLogoutSender backChannelLogoutSender(
      Accounts accounts, IdentityProviderProperties settings, AccountEvents events) {
    var logouts =
        new BackChannelLogoutSender(
            accounts,
            TokenKey.read(settings.tokenKeyFile()),
            GATEWAY,
            settings.issuer(),
            URI.create(settings.gateway()),
            events);
    logouts.start();
    return logouts;
  }

  @Bean
  UserDetailsService people(Accounts accounts) {
    return username ->
        accounts
            .named(username)
            .map(
                person ->
                    User.withUsername(person.username())
                        .password("{noop}" + DemonstrationAccounts.PASSWORD)
                        .build())
            .orElseThrow(() -> new UsernameNotFoundException(username));
  }

  @Bean
  RegisteredClientRepository clients(IdentityProviderProperties settings) {
    // The gateway is reached by either name of this machine.
    var gateways =
        List.of(settings.gateway(), settings.gateway().replace("localhost", "127.0.0.1"));
    return new InMemoryRegisteredClientRepository(
        RegisteredClient.withId(GATEWAY)
            .clientId(GATEWAY)
            .clientSecret("{noop}" + settings.clientSecret())
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .redirectUris(
                uris -> gateways.forEach(each -> uris.add(each + "/login/oauth2/code/codev")))
            .postLogoutRedirectUris(
                uris ->
                    gateways.stream()
                        .flatMap(each -> Stream.of(each, each + "/"))
                        .forEach(uris::add))
            .scope("openid")
            .scope("profile")
            .clientSettings(ClientSettings.builder().requireProofKey(true).build())
            .tokenSettings(
                TokenSettings.builder()
                    .accessTokenTimeToLive(Duration.ofMinutes(10))
                    .refreshTokenTimeToLive(Duration.ofHours(12))
                    .reuseRefreshTokens(false)
                    .build())
            .build());
  }

  @Bean
  AuthorizationServerSettings addresses(IdentityProviderProperties settings) {
    return AuthorizationServerSettings.builder().issuer(settings.issuer()).build();
  }

  @Bean
  JWKSource<SecurityContext> keys(IdentityProviderProperties settings) {
    var key = TokenKey.read(settings.tokenKeyFile());
    return new ImmutableJWKSet<>(
        new JWKSet(
            new RSAKey.Builder(key.publicKey())
                .privateKey(key.privateKey())
                .keyID(key.id())
                .build()));
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> claims(
      Accounts accounts, BackChannelLogoutSender logouts) {
    return token -> {
      Authentication principal = Objects.requireNonNull(token.getPrincipal());
      var person = accounts.named(principal.getName()).orElseThrow();
      logouts.issue(person);
      token
          .getClaims()
          .claim("preferred_username", person.username())
          .claim("name", person.displayName())
          .claim("roles", person.roles());
      if (token.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
        token.getJwsHeader().type(TokenKey.TYPE);
        token.getClaims().audience(TokenKey.AUDIENCES);
      }
    };
  }
}
