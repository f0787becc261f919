package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import codev.session.command.DiscussionController.WithdrawalRequest;
import codev.session.domain.SessionCommand.RestoreEntry;
import codev.session.domain.SessionCommand.WithdrawEntry;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** JSON: what an author withdraws and restores, where it is no contribution. */
@RestController
@RequestMapping("/api/sessions/{session}/entries/{entry}")
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record OwnEntryController(CommandActorFactory actors) {
  /** By its author, while its step lasts; a topic that is chosen stays. */
  @PostMapping("/withdrawal")
  CommandResult withdraw(
      @PathVariable UUID session,
      @PathVariable UUID entry,
      @Valid @RequestBody WithdrawalRequest withdrawal,
      CurrentUser user) {
    var actor = actors.of(user, session, withdrawal.speaker());
    return actor.send(
        new WithdrawEntry(
            actor.session(),
            entry.toString(),
            withdrawal.commandId(),
            actor.username(),
            actor.now()));
  }

  /** By its author, who takes the withdrawal back while its step lasts. */
  @PostMapping("/restoration")
  CommandResult restore(
      @PathVariable UUID session,
      @PathVariable UUID entry,
      @Valid @RequestBody WithdrawalRequest restoration,
      CurrentUser user) {
    var actor = actors.of(user, session, restoration.speaker());
    return actor.send(
        new RestoreEntry(
            actor.session(),
            entry.toString(),
            restoration.commandId(),
            actor.username(),
            actor.now()));
  }
}
