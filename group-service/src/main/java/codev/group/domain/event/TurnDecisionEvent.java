package codev.group.domain.event;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import java.time.Instant;

/** A decision that deviates from the rotation. */
public sealed interface TurnDecisionEvent extends GroupEvent {
  RotationDecisionId decision();

  EncryptedText reason();

  Username by();

  /** Two members take each other's place in the order of turns. */
  record TurnsSwapped(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      Username with,
      EncryptedText reason,
      Username by,
      Instant at)
      implements TurnDecisionEvent {}

  /** A member lets their turn pass; it stays owed to them. */
  record TurnSkipped(
      GroupId group,
      RotationDecisionId decision,
      Username member,
      EncryptedText reason,
      Username by,
      Instant at)
      implements TurnDecisionEvent {}

  /**
   * A client's turn counts, though the session was closed before their consultation.
   *
   * @param openedAt when the session was opened
   */
  record TurnCounted(
      GroupId group,
      ProgrammeId programme,
      RotationDecisionId decision,
      SessionId session,
      Username member,
      Instant openedAt,
      EncryptedText reason,
      Username by,
      Instant at)
      implements TurnDecisionEvent {}
}
