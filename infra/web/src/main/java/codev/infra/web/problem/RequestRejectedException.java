package codev.infra.web.problem;

/** A refusal by the web layer, before the domain is involved. */
public final class RequestRejectedException extends RuntimeException {
  private final Refusal refusal;

  public RequestRejectedException(Refusal refusal) {
    super(refusal.rule());
    this.refusal = refusal;
  }

  /** It does not exist, or not for the one who asks: nobody can tell the difference. */
  public static RequestRejectedException notFound() {
    return new RequestRejectedException(new Refusal(404, Problem.NOT_FOUND));
  }

  /** It is there, but it is not your business. */
  public static RequestRejectedException forbidden() {
    return new RequestRejectedException(new Refusal(403, Problem.FORBIDDEN));
  }

  /** The views do not include the commit yet; the caller may repeat the request. */
  public static RequestRejectedException notYetVisible() {
    return new RequestRejectedException(new Refusal(504, Problem.NOT_YET_VISIBLE));
  }

  public Refusal refusal() {
    return refusal;
  }
}
