package codev.group.domain.command;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * All commands of this service, a file for each aggregate, or for each subject of one. Time and ids
 * come with the request.
 */
public sealed interface GroupServiceCommand
    permits ProgrammeCommand,
        PersonCommand,
        FacilitatorCommand,
        GrantCommand,
        ApprovalCommand,
        RetentionCommand,
        IdentityRetentionCommand,
        GroupCommand {
  /** Whose history it may change. */
  @TargetAggregateIdentifier
  String stream();

  Instant at();
}
