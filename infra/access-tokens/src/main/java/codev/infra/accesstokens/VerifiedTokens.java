package codev.infra.accesstokens;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The access tokens whose signatures were verified within the last seconds: requests that follow
 * one another bring the same one. What a token says is validated each time, its end among it. Only
 * a key that the provider no longer publishes counts so much longer, no more than the end of a
 * right may take.
 */
public final class VerifiedTokens {
  private static final int MOST = 1_000;

  private final OAuth2TokenValidator<Jwt> validator;
  private final LongSupplier nanoTime;
  private final Map<String, VerifiedToken> recent = new LinkedHashMap<>();

  /**
   * @param at when its signature was verified, a value of {@code nanoTime}
   */
  private record VerifiedToken(Jwt token, long at) {}

  /**
   * @param validator the one that their decoder has
   */
  public VerifiedTokens(OAuth2TokenValidator<Jwt> validator) {
    this(validator, System::nanoTime);
  }

  VerifiedTokens(OAuth2TokenValidator<Jwt> validator, LongSupplier nanoTime) {
    this.validator = validator;
    this.nanoTime = nanoTime;
  }

  /** Empty if it was not verified lately, or is not valid any more: its decoder says why. */
  public Optional<Jwt> find(String token) {
    var known = recent(token);
    return known == null || isOld(known) || validator.validate(known.token()).hasErrors()
        ? Optional.empty()
        : Optional.of(known.token());
  }

  private @Nullable VerifiedToken recent(String token) {
    synchronized (recent) {
      return recent.get(token);
    }
  }

  private boolean isOld(VerifiedToken known) {
    return nanoTime.getAsLong() - known.at() >= AccessCutOff.LIMIT.toNanos();
  }

  /**
   * Returns the token.
   *
   * @param token that was decoded just now
   */
  public Jwt add(Jwt token) {
    var verified = new VerifiedToken(token, nanoTime.getAsLong());
    synchronized (recent) {
      recent.remove(token.getTokenValue());
      recent.put(token.getTokenValue(), verified);
      var eldest = recent.values().iterator();
      while (eldest.hasNext() && (isOld(eldest.next()) || recent.size() > MOST)) eldest.remove();
    }
    return token;
  }
}
