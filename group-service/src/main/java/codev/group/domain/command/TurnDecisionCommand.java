package codev.group.domain.command;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import java.time.Instant;

/** Commands by which a group decides on a member's turn. */
public sealed interface TurnDecisionCommand extends GroupCommand {
  /**
   * @param with whose turn the member takes, and the other way round
   */
  record SwapTurns(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      Username with,
      EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements TurnDecisionCommand {}

  record SkipTurn(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements TurnDecisionCommand {}

  record CountTurn(
      GroupId group,
      RotationDecisionId decision,
      SessionId session,
      Username member,
      EncryptedText reason,
      boolean asManager,
      Username by,
      Instant at)
      implements TurnDecisionCommand {}
}
