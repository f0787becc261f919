package codev.infra.web.identity;

import codev.infra.accesstokens.AccessTokenValidators;
import codev.infra.web.problem.RefusedException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Finds the user name of the person for whom an access token was issued; refuses tokens from before
 * the end of that person's sessions.
 */
public final class TokenUsernames {
  private static final String EMAIL = "email";
  private static final String EMAIL_VERIFIED = "email_verified";

  private final UsernameSpelling spelling;
  private final SubjectBindings bindings;
  private final AccountLinker linker;
  private final SessionsEndIndex ends;
  private final String issuer;

  private TokenUsernames(
      UsernameSpelling spelling,
      SubjectBindings bindings,
      AccountLinker linker,
      SessionsEndIndex ends,
      String issuer) {
    this.spelling = spelling;
    this.bindings = bindings;
    this.linker = linker;
    this.ends = ends;
    this.issuer = issuer;
  }

  /**
   * @param issuer the provider, as it is recorded: its tokens are validated before
   */
  public static TokenUsernames of(
      UsernameSpelling spelling,
      SubjectBindings bindings,
      AccountLinker linker,
      SessionsEndIndex ends,
      String issuer) {
    return new TokenUsernames(spelling, bindings, linker, ends, issuer);
  }

  /**
   * By the subject, and the name only where the subject is bound to none. A token without either is
   * refused before.
   */
  public String of(Jwt token) {
    var name =
        spelling.of(Objects.requireNonNull(token.getClaimAsString(AccessTokenValidators.USERNAME)));
    var subject = new Subject(issuer, Objects.requireNonNull(token.getSubject(), "sub"));
    var bound = bindings.usernameOf(subject, name).orElse(null);
    return requireAdmitted(bound == null ? link(subject, name, token) : bound, token);
  }

  /** A token that is refused must not bind its account first. */
  private String link(Subject subject, String name, Jwt token) {
    return linker.usernameOf(
        subject, name, verifiedEmail(token), person -> requireAdmitted(person, token));
  }

  private String requireAdmitted(String username, Jwt token) {
    if (ends.covers(username, Objects.requireNonNull(token.getIssuedAt(), "iat")))
      throw RefusedException.sessionsEnded();
    return username;
  }

  private static @Nullable String verifiedEmail(Jwt token) {
    return Boolean.TRUE.equals(token.getClaimAsBoolean(EMAIL_VERIFIED))
        ? token.getClaimAsString(EMAIL)
        : null;
  }
}
