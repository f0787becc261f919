package codev.group.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.authority.ApprovalView;
import codev.group.authority.ApprovalView.Completion;
import codev.group.authority.ApprovalView.Decision;
import codev.group.authority.ApprovalView.State;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.person.Username;
import codev.group.notifications.ApprovalNotifications.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce qui est dit à qui a demandé un accord")
class ApprovalNotificationsTest {
  private static final Instant DECIDED = Instant.parse("2026-11-24T10:00:00Z");

  /** When an erasure has waited for its time. */
  private static final Instant DONE = DECIDED.plus(Duration.ofDays(7)).plusSeconds(30);

  @Test
  @DisplayName("c’est dit quand c’est fait, même une semaine après l’accord")
  void is_said_when_it_is_done() {
    assertThat(ApprovalNotifications.outcome(approval(State.GRANTED, null))).isEmpty();
    assertThat(ApprovalNotifications.outcome(approval(State.GRANTED, new Completion(null, DONE))))
        .contains(new Outcome("granted", DONE));
    assertThat(
            ApprovalNotifications.outcome(
                approval(State.GRANTED, new Completion("group.approval.moot", DONE))))
        .contains(new Outcome("failed", DONE));
  }

  @Test
  @DisplayName("un refus est dit dès qu’il est décidé")
  void a_refusal_is_said_at_once() {
    assertThat(ApprovalNotifications.outcome(approval(State.REFUSED, null)))
        .contains(new Outcome("refused", DECIDED));
  }

  private static ApprovalView approval(State state, @Nullable Completion completion) {
    return new ApprovalView(
        new ApprovalId(UUID.randomUUID()),
        new PersonErasure(new Username("alice"), Set.of()),
        new Username("carla"),
        null,
        DECIDED.minusSeconds(60),
        DECIDED.plus(Duration.ofDays(14)),
        state,
        new Decision(null, new Username("bob"), DECIDED),
        completion);
  }
}
