package codev.infra.web.security;

import codev.infra.web.identity.IdentityLink;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The token issuer that a service trusts.
 *
 * @param issuer the provider's name, as its tokens carry it
 * @param jwks where its public keys are; asked when the first token arrives, not at start
 * @param audience whom its tokens must be meant for
 * @param linkBy by what a subject that signs in for the first time is linked to a person
 * @param recordedIssuer the provider's name in what is recorded of accounts, so that its address
 *     can change; the issuer unless set
 */
@ConfigurationProperties("codev.identity")
public record ResourceServerProperties(
    URI issuer,
    URI jwks,
    @DefaultValue("codev") String audience,
    @DefaultValue("USERNAME") IdentityLink linkBy,
    @Nullable String recordedIssuer) {

  @Override
  public String recordedIssuer() {
    return recordedIssuer == null ? issuer.toString() : recordedIssuer;
  }
}
