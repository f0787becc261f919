package codev.learning.sessions;

import codev.learning.domain.ActionId;
import codev.learning.domain.GroupId;
import codev.learning.domain.LearningCommand;
import codev.learning.domain.LearningCommand.CommitToAction;
import codev.learning.domain.Plan;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.SessionId;
import codev.learning.domain.Username;
import codev.learning.domain.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record ActionPlanned(
    SessionId sessionId,
    GroupId groupId,
    ProgrammeId programmeId,
    ActionId actionId,
    Username owner,
    Words what,
    @Nullable Words objective,
    @Nullable Words firstStep,
    @Nullable LocalDate dueOn,
    @Nullable Words resources,
    @Nullable Words support,
    @Nullable Words indicator,
    @Nullable Words vigilance,
    @Nullable Integer confidence,
    Instant at)
    implements Told {
  @Override
  public LearningCommand command() {
    var plan =
        new Plan(
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
