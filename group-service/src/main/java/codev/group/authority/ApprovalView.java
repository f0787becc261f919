package codev.group.authority;

import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.event.ApprovalEvent;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalFailed;
import codev.group.domain.event.ApprovalEvent.ApprovalGranted;
import codev.group.domain.event.ApprovalEvent.ApprovalRefused;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.group.domain.rights.Approval;
import codev.infra.projections.Projection;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Read model of a request for approval.
 *
 * @param reason encrypted; null: none was given
 * @param until the first instant at which it can no longer be decided
 * @param recorded its state as recorded: it also expires by time alone
 * @param decision null unless it was granted or refused
 * @param completion null until what was granted has been carried out, or could not be
 */
public record ApprovalView(
    ApprovalId id,
    ApprovalAction action,
    Username asker,
    @Nullable String reason,
    Instant at,
    Instant until,
    State recorded,
    @Nullable Decision decision,
    @Nullable Completion completion) {

  /** Whether it was decided, and how. */
  public enum State {
    REQUESTED,
    GRANTED,
    REFUSED,
    EXPIRED,
    WITHDRAWN
  }

  /**
   * @param reason encrypted; null: none was given
   */
  public record Decision(@Nullable String reason, Username by, Instant at) {}

  /**
   * @param failure key of the rule that had made it impossible; null: it was carried out
   */
  public record Completion(@Nullable String failure, Instant at) {}

  /** One document for each request. */
  static final Projection<ApprovalEvent, ApprovalView> PROJECTION =
      Projection.of("approvals", ApprovalEvent.class, ApprovalView.class)
          .by(e -> e.approval().toString())
          .fold((before, e) -> after(before, e));

  private static ApprovalView after(@Nullable ApprovalView before, ApprovalEvent event) {
    if (event instanceof ApprovalRequested e) return of(e);
    return Objects.requireNonNull(before, "an approval is requested first").after(event);
  }

  private static ApprovalView of(ApprovalRequested e) {
    return new ApprovalView(
        e.approval(),
        e.action(),
        e.asker(),
        sealed(e.reason()),
        e.at(),
        e.until(),
        State.REQUESTED,
        null,
        null);
  }

  private ApprovalView after(ApprovalEvent event) {
    return switch (event) {
      case ApprovalRequested _ -> this;
      case ApprovalGranted e -> decided(State.GRANTED, e.reason(), e.by(), e.at());
      case ApprovalRefused e -> decided(State.REFUSED, e.reason(), e.by(), e.at());
      case ApprovalExpired _ -> with(State.EXPIRED, null, null);
      case ApprovalWithdrawn _ -> with(State.WITHDRAWN, decision, null);
      case ApprovalCarriedOut e -> with(recorded, decision, new Completion(null, e.at()));
      case ApprovalFailed e -> with(recorded, decision, new Completion(e.rule(), e.at()));
    };
  }

  private ApprovalView decided(State state, @Nullable EncryptedText why, Username by, Instant at) {
    return with(state, new Decision(sealed(why), by, at), null);
  }

  private ApprovalView with(
      State state, @Nullable Decision decision, @Nullable Completion completion) {
    return new ApprovalView(id, action, asker, reason, at, until, state, decision, completion);
  }

  private static @Nullable String sealed(@Nullable EncryptedText text) {
    return text == null ? null : text.sealed();
  }

  /** Its state at a moment: not decided in time, it has expired. */
  public State state(Instant now) {
    return recorded == State.REQUESTED && Approval.hasExpired(until, now)
        ? State.EXPIRED
        : recorded;
  }

  /** Whether a person may decide it, as far as their authority allows. */
  boolean isDecidableBy(Username person, Instant now) {
    var isDecided = recorded != State.REQUESTED;
    return Approval.refusal(asker, isDecided, until, person, now).isEmpty();
  }

  /** Whether nothing will come of it any more. */
  public boolean hasEnded(Instant now) {
    return switch (state(now)) {
      case REQUESTED -> false;
      case GRANTED -> completion != null;
      case REFUSED, EXPIRED, WITHDRAWN -> true;
    };
  }
}
