package codev.learning.messaging;

import codev.learning.domain.ActionId;
import codev.learning.domain.ActionPlan;
import codev.learning.domain.EncryptedText;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningServiceCommand;
import codev.learning.domain.LearningServiceCommand.CommitToAction;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.person.Username;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The message {@code session.action-planned}, as far as it is read here. */
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
    var plan =
        new ActionPlan(
            what,
            objective,
            firstStep,
            dueOn,
            resources,
            support,
            indicator,
            vigilance,
            confidence);
    return new CommitToAction(actionId, sessionId, groupId, programmeId, owner, plan, at);
  }
}
