package codev.group.authority;

import codev.group.actor.CommandActor;
import codev.group.domain.RuleViolation;
import codev.group.domain.RuleViolationException;
import codev.group.domain.authority.ApprovalAction;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.RequestApproval;
import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Use case: sends a command, and where the domain wants a second person's approval for it, asks for
 * that instead. Asked again before it has ended, it is the same request.
 */
@Component
@EnableConfigurationProperties(ApprovalProperties.class)
public class ApprovableCommandUseCase {
  private final CommandSender commands;
  private final ApprovalQueries approvals;
  private final ApprovalProperties settings;

  ApprovableCommandUseCase(
      CommandSender commands, ApprovalQueries approvals, ApprovalProperties settings) {
    this.commands = commands;
    this.approvals = approvals;
    this.settings = settings;
  }

  /**
   * @param action the same as the command, to be carried out once it is approved
   * @param reason encrypted by the asker
   */
  public DoneOrPending send(
      GroupServiceCommand command,
      ApprovalAction action,
      @Nullable EncryptedText reason,
      CommandActor asker) {
    return send(command, action, reason, asker.username(), asker.now(), asker::storeKey);
  }

  /** The same without a reason. */
  public DoneOrPending send(
      GroupServiceCommand command, ApprovalAction action, Username asker, Instant at) {
    return send(command, action, null, asker, at, () -> () -> {});
  }

  private DoneOrPending send(
      GroupServiceCommand command,
      ApprovalAction action,
      @Nullable EncryptedText reason,
      Username asker,
      Instant at,
      Supplier<Runnable> storeKey) {
    try {
      return new DoneOrPending(commands.send(command, storeKey), null);
    } catch (RuleViolationException refusal) {
      if (refusal.violation() != RuleViolation.APPROVAL_NEEDED) throw refusal;
    }
    var id = ApprovalId.of(asker, action, approvals.endedCount(asker, action, at));
    var until = at.plus(settings.expireAfter());
    var requested =
        commands.send(new RequestApproval(id, action, asker, reason, until, at), storeKey);
    return new DoneOrPending(requested, id);
  }
}
