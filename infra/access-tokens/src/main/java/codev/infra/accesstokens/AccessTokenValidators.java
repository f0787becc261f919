package codev.infra.accesstokens;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;

/** Validators of access tokens, beyond their signature. */
public final class AccessTokenValidators {
  /** The claim that names the user. */
  public static final String USERNAME = "preferred_username";

  /** Clocks of two machines may differ by this much; so long an expired token is accepted. */
  public static final Duration SKEW = Duration.ofSeconds(5);

  /**
   * No token is accepted for longer, whatever it says of its end: so long the services remember
   * whose sessions were ended.
   */
  public static final Duration LONGEST = Duration.ofHours(24);

  /** Types of access tokens, RFC 9068; other tokens of the provider have their own. */
  private static final List<String> ACCESS_TOKENS = List.of("JWT", "at+jwt");

  private AccessTokenValidators() {}

  /**
   * The claims of a token for its decoder, without the {@code iat} that Spring Security makes up
   * for a token that has none: nothing can be decided by that.
   */
  public static Converter<Map<String, Object>, Map<String, Object>> claims() {
    var defaults = MappedJwtClaimSetConverter.withDefaults(Map.of());
    return claims -> {
      var converted = new HashMap<>(defaults.convert(claims));
      if (claims.get(JwtClaimNames.IAT) == null) converted.remove(JwtClaimNames.IAT);
      return converted;
    };
  }

  /**
   * Accepts an access token, as its type says, that says when it was issued, in the past, expires
   * and has not, of this issuer, for this audience, with a subject and a user name that a person
   * can have. Its decoder needs {@link #claims}.
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
        new JwtClaimValidator<Instant>(JwtClaimNames.IAT, AccessTokenValidators::isRecent),
        new JwtClaimValidator<List<String>>(
            JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)),
        new JwtClaimValidator<String>(JwtClaimNames.SUB, id -> id != null && !id.isBlank()),
        new JwtClaimValidator<String>(USERNAME, name -> name != null && Usernames.isPersons(name)));
  }

  /**
   * Nor in the future, where the clocks differ by more: an end of sessions would refuse no token of
   * a provider whose clock is that far ahead, and nothing would show it.
   */
  private static boolean isRecent(@Nullable Instant issued) {
    var now = Instant.now();
    return issued != null && issued.plus(LONGEST).isAfter(now) && !issued.isAfter(now.plus(SKEW));
  }
}
