package codev.infra.accesstokens;

/** What a service writes into {@code WWW-Authenticate} (RFC 6750) when it answers 401. */
public final class TokenChallenge {
  /** For whatever reason; the token may be good for another request, or at another instance. */
  public static final String ANY = "Bearer";

  /**
   * The token was issued before the sessions of its person were ended: its session is over. The
   * gateway ends a browser's session at this answer only.
   */
  public static final String SESSIONS_ENDED =
      "Bearer error=\"invalid_token\", error_description=\"sessions-ended\"";

  private TokenChallenge() {}
}
