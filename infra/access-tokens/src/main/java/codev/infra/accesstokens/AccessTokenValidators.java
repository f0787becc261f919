package codev.infra.accesstokens;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** Validators of access tokens, beyond their signature. */
public final class AccessTokenValidators {
  /** The claim that names the user. */
  public static final String USERNAME = "preferred_username";

  /** Clocks of two machines may differ by this much. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  /** Types of access tokens, RFC 9068; other tokens of the provider have their own. */
  private static final List<String> ACCESS_TOKENS = List.of("JWT", "at+jwt");

  private AccessTokenValidators() {}

  /**
   * Accepts an access token, as its type says, that expires and has not, of this issuer, for this
   * audience, with a subject and a user name.
   */
  public static OAuth2TokenValidator<Jwt> of(URI issuer, String audience) {
    var timestamps = new JwtTimestampValidator(SKEW);
    timestamps.setAllowEmptyExpiryClaim(false);
    var type = new JwtTypeValidator(ACCESS_TOKENS);
    type.setAllowEmpty(false);
    return new DelegatingOAuth2TokenValidator<>(
        timestamps,
        type,
        new JwtIssuerValidator(issuer.toString()),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)),
        new JwtClaimValidator<String>(JwtClaimNames.SUB, id -> id != null && !id.isBlank()),
        new JwtClaimValidator<String>(USERNAME, name -> name != null && !name.isBlank()));
  }
}
