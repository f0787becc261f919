package codev.infra.web.problem;

/** A "no" said at the web edge, where no domain has been asked yet. */
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

  /** The views are behind what was just written; whoever asks may ask again. */
  public static RequestRejectedException notYetVisible() {
    return new RequestRejectedException(new Refusal(504, Problem.NOT_YET_VISIBLE));
  }

  public Refusal refusal() {
    return refusal;
  }
}
