package codev.learning.messaging;

import codev.learning.domain.ActionId;
import codev.learning.domain.ActionPlan;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.CommitToAction;
import codev.learning.domain.LearningServiceCommand.CorrectAction;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The messages {@code session.action-planned} and {@code session.action-corrected}, as far as they
 * are read here.
 */
record ActionPlannedMessage(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    ActionId actionId,
    Username owner,
    EncryptedText what,
    @Nullable EncryptedText objective,
    @Nullable EncryptedText firstStep,
    @Nullable LocalDate dueOn,
    @Nullable EncryptedText resources,
    @Nullable EncryptedText support,
    @Nullable EncryptedText indicator,
    @Nullable EncryptedText vigilance,
    @Nullable Integer confidence,
    Instant at)
    implements SessionMessage {
  @Override
  public LearningServiceCommand command() {
    return new CommitToAction(actionId, sessionId, groupId, programmeId, owner, plan(), at);
  }

  LearningServiceCommand correction() {
    return new CorrectAction(actionId, plan(), at);
  }

  private ActionPlan plan() {
    return new ActionPlan(
        what, objective, firstStep, dueOn, resources, support, indicator, vigilance, confidence);
  }
}
