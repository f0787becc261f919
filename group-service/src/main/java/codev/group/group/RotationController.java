package codev.group.group;

import codev.group.actor.CommandActor;
import codev.group.actor.CommandActorFactory;
import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.command.TurnDecisionCommand.CountTurn;
import codev.group.domain.command.TurnDecisionCommand.SkipTurn;
import codev.group.domain.command.TurnDecisionCommand.SwapTurns;
import codev.group.domain.person.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints with which a facilitator or a manager swaps, skips or counts turns as client. */
@RestController
@RequiredAccess(AccessPolicy.GROUP_LEADER)
public record RotationController(
    CommandSender commands,
    GroupQueries groupQueries,
    CommandActorFactory actors,
    UsernameSpelling spelling) {
  /** The decision that a client's turn counts, as submitted. */
  record CountTurnRequest(
      @Nullable UUID id,
      @NotNull UUID sessionId,
      @NotBlank @Size(max = 100) String member,
      @NotBlank @Size(max = 500) String reason) {}

  @PostMapping("/api/groups/{group}/rotation/swaps")
  @ResponseStatus(HttpStatus.CREATED)
  TurnDecisionResponse swap(
      @PathVariable UUID group, @Valid @RequestBody SwapTurnsRequest form, CurrentUser user) {
    var id = decision(form.id());
    var groupId = new GroupId(group);
    var actor = actors.of(user, groupId);
    return send(
        id,
        actor,
        new SwapTurns(
            groupId,
            id,
            person(form.member()),
            person(form.with()),
            actor.encrypt("swap/" + id, form.reason()),
            groupQueries.isManager(user, groupId),
            actor.username(),
            actor.now()));
  }

  @PostMapping("/groups/{group}/rotation/swaps")
  ResponseEntity<Void> swapOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SwapTurnsRequest form, CurrentUser user) {
    return RedirectAfterPost.to("/groups/" + group, swap(group, form, user).position());
  }

  @PostMapping("/api/groups/{group}/rotation/skips")
  @ResponseStatus(HttpStatus.CREATED)
  TurnDecisionResponse skip(
      @PathVariable UUID group, @Valid @RequestBody SkipTurnRequest form, CurrentUser user) {
    var id = decision(form.id());
    var groupId = new GroupId(group);
    var actor = actors.of(user, groupId);
    return send(
        id,
        actor,
        new SkipTurn(
            groupId,
            id,
            person(form.member()),
            actor.encrypt("skip/" + id, form.reason()),
            groupQueries.isManager(user, groupId),
            actor.username(),
            actor.now()));
  }

  @PostMapping("/groups/{group}/rotation/skips")
  ResponseEntity<Void> skipOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SkipTurnRequest form, CurrentUser user) {
    return RedirectAfterPost.to("/groups/" + group, skip(group, form, user).position());
  }

  @PostMapping("/api/groups/{group}/rotation/counts")
  @ResponseStatus(HttpStatus.CREATED)
  TurnDecisionResponse count(
      @PathVariable UUID group, @Valid @RequestBody CountTurnRequest form, CurrentUser user) {
    var id = decision(form.id());
    var groupId = new GroupId(group);
    var actor = actors.of(user, groupId);
    return send(
        id,
        actor,
        new CountTurn(
            groupId,
            id,
            new SessionId(form.sessionId()),
            person(form.member()),
            actor.encrypt("count/" + id, form.reason()),
            groupQueries.isManager(user, groupId),
            actor.username(),
            actor.now()));
  }

  @PostMapping("/groups/{group}/rotation/counts")
  ResponseEntity<Void> countOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute CountTurnRequest form, CurrentUser user) {
    return RedirectAfterPost.to("/groups/" + group, count(group, form, user).position());
  }

  private TurnDecisionResponse send(
      RotationDecisionId id, CommandActor actor, GroupServiceCommand decision) {
    return new TurnDecisionResponse(
        id.value(), commands.send(decision, actor::storeKey).position());
  }

  private static RotationDecisionId decision(@Nullable UUID id) {
    return new RotationDecisionId(Objects.requireNonNullElseGet(id, UUID::randomUUID));
  }

  private Username person(String username) {
    return new Username(spelling.of(username));
  }
}
