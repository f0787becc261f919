package codev.gateway.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the identity provider. Its addresses are configured rather than discovered, so that
 * the gateway starts while the provider is unavailable.
 *
 * @param issuer the provider's name, as its tokens carry it
 * @param jwks where its public keys are
 * @param authorization where browsers go to sign in
 * @param token where the gateway redeems codes and refreshes tokens
 * @param endSession where browsers go to sign out
 * @param clientId the gateway's name at the provider
 * @param clientSecret its password there
 * @param audience whom tokens must be meant for
 */
@ConfigurationProperties("codev.identity")
record IdentityProperties(
    URI issuer,
    URI jwks,
    URI authorization,
    URI token,
    URI endSession,
    String clientId,
    String clientSecret,
    @DefaultValue("codev") String audience) {}
