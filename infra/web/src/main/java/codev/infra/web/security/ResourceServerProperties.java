package codev.infra.web.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The token issuer that a service trusts.
 *
 * @param issuer the provider's name, as its tokens carry it
 * @param jwks where its public keys are; asked when the first token arrives, not at start
 * @param audience whom its tokens must be meant for
 */
@ConfigurationProperties("codev.identity")
public record ResourceServerProperties(
    URI issuer, URI jwks, @DefaultValue("codev") String audience) {}
