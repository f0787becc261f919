package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.learning.domain.ActionId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.WithdrawAction;
import java.time.Instant;

/**
 * The messages {@code session.action-withdrawn} and {@code session.action-restored}, as far as they
 * are read here.
 */
record ActionWithdrawnMessage(ActionId actionId, Instant at) {
  static LearningServiceCommand withdrawal(InboundMessage message) {
    return message.as(ActionWithdrawnMessage.class).command(true);
  }

  static LearningServiceCommand restoration(InboundMessage message) {
    return message.as(ActionWithdrawnMessage.class).command(false);
  }

  private LearningServiceCommand command(boolean withdrawn) {
    return new WithdrawAction(actionId, withdrawn, at);
  }
}
