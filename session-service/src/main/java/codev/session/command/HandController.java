package codev.session.command;

import codev.infra.eventstore.axon.CommandResult;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import codev.session.domain.SessionCommand.RaiseHand;
import codev.session.domain.value.CommandId;
import codev.session.domain.value.Username;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** JSON: members raise and lower their hands; the facilitator lowers any. */
@RestController
@RequestMapping("/api/sessions/{session}")
@RequiredAccess(AccessPolicy.SESSION_PARTICIPANT)
record HandController(CommandActorFactory actors, UsernameSpelling spelling) {
  /**
   * @param id of the command: sent again with the same id it changes nothing; optional
   * @param username whose hand it is; left out: the caller's
   */
  record HandRequest(
      @Nullable UUID id,
      @NotNull Boolean raised,
      @Nullable @Size(min = 1, max = 100, message = "{request.length}") String username) {}

  /** It stays raised until that person has the floor or contributes, or the step ends. */
  @PostMapping("/hand")
  CommandResult raise(
      @PathVariable UUID session, @Valid @RequestBody HandRequest hand, CurrentUser user) {
    var actor = actors.of(user, session);
    var member =
        hand.username() == null ? actor.username() : new Username(spelling.of(hand.username()));
    var commandId = hand.id() == null ? null : new CommandId(hand.id());
    return actor.send(
        new RaiseHand(
            actor.session(), member, hand.raised(), commandId, actor.username(), actor.now()));
  }
}
