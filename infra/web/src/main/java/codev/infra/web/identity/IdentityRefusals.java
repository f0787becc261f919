package codev.infra.web.identity;

import codev.infra.web.problem.Refusal;
import codev.infra.web.problem.RefusedException;

/** Refusals of an account that is signed in, but is no person's here. */
public final class IdentityRefusals {
  private IdentityRefusals() {}

  /** The name belongs to the person who signed in first with it. */
  public static RefusedException nameOfAnother() {
    return new RefusedException(new Refusal(403, "request.name-of-another"));
  }

  public static RefusedException notLinked() {
    return new RefusedException(new Refusal(403, "request.account-not-linked"));
  }
}
