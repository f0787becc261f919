package codev.infra.web.problem;

/** A refusal by the web layer, before the domain is involved. */
public final class RefusedException extends RuntimeException {
  private final Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.rule());
    this.refusal = refusal;
  }

  /** It does not exist, or not for the one who asks: nobody can tell the difference. */
  public static RefusedException notFound() {
    return new RefusedException(new Refusal(404, Problem.NOT_FOUND));
  }

  /** It is there, but it is not your business. */
  public static RefusedException forbidden() {
    return new RefusedException(new Refusal(403, Problem.FORBIDDEN));
  }

  /** The access token was issued before the sessions of its person were ended. */
  public static RefusedException sessionsEnded() {
    return new RefusedException(new Refusal(401, Problem.SESSIONS_ENDED));
  }

  /** The views do not include the commit yet; the caller may repeat the request. */
  public static RefusedException notYetVisible() {
    return new RefusedException(new Refusal(504, Problem.NOT_YET_VISIBLE));
  }

  public Refusal refusal() {
    return refusal;
  }
}
