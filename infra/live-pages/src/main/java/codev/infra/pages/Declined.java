package codev.infra.pages;

/** A "no" said at the web edge, where no domain has been asked yet. */
public final class Declined extends RuntimeException {
  private final Refusal refusal;

  public Declined(Refusal refusal) {
    super(refusal.rule());
    this.refusal = refusal;
  }

  /** It does not exist, or not for the one who asks: nobody can tell the difference. */
  public static Declined notFound() {
    return new Declined(new Refusal(404, Problem.NOT_FOUND));
  }

  /** It is there, but it is not your business. */
  public static Declined forbidden() {
    return new Declined(new Refusal(403, Problem.FORBIDDEN));
  }

  /** The views are behind what was just written; whoever asks may ask again. */
  public static Declined notYetVisible() {
    return new Declined(new Refusal(504, Problem.NOT_YET_VISIBLE));
  }

  Refusal refusal() {
    return refusal;
  }
}
