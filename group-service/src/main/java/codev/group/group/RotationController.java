package codev.group.group;

import codev.group.actor.CommandActor;
import codev.group.actor.CommandActorFactory;
import codev.group.domain.GroupCommand.SkipTurn;
import codev.group.domain.GroupCommand.SwapTurns;
import codev.group.domain.GroupId;
import codev.group.domain.RotationDecisionId;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
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

/** HTTP endpoints with which a facilitator or a manager swaps or skips turns as client. */
@RestController
public class RotationController {
  private final CommandSender commands;
  private final GroupQueries groupQueries;
  private final CommandActorFactory voices;

  RotationController(
      CommandSender commands, GroupQueries groupQueries, CommandActorFactory voices) {
    this.commands = commands;
    this.groupQueries = groupQueries;
    this.voices = voices;
  }

  @PostMapping("/api/groups/{group}/rotation/swaps")
  @ResponseStatus(HttpStatus.CREATED)
  TurnDecisionResponse swap(
      @PathVariable UUID group, @Valid @RequestBody SwapTurnsRequest form, CurrentUser who) {
    return swapTurns(group, form, who);
  }

  @PostMapping("/groups/{group}/rotation/swaps")
  ResponseEntity<Void> swapOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SwapTurnsRequest form, CurrentUser who) {
    return RedirectAfterPost.to("/groups/" + group, swapTurns(group, form, who).position());
  }

  @PostMapping("/api/groups/{group}/rotation/skips")
  @ResponseStatus(HttpStatus.CREATED)
  TurnDecisionResponse skip(
      @PathVariable UUID group, @Valid @RequestBody SkipTurnRequest form, CurrentUser who) {
    return skipTurn(group, form, who);
  }

  @PostMapping("/groups/{group}/rotation/skips")
  ResponseEntity<Void> skipOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SkipTurnRequest form, CurrentUser who) {
    return RedirectAfterPost.to("/groups/" + group, skipTurn(group, form, who).position());
  }

  private TurnDecisionResponse swapTurns(UUID group, SwapTurnsRequest form, CurrentUser who) {
    var id = decision(form.id());
    var voice = voice(group, who);
    var receipt =
        commands.send(
            new SwapTurns(
                voice.group(),
                id,
                person(form.member()),
                person(form.with()),
                voice.encrypt("swap/" + id, form.reason()),
                who.is(UserRole.MANAGER),
                voice.username(),
                voice.now()));
    return new TurnDecisionResponse(id.value(), receipt.position());
  }

  private TurnDecisionResponse skipTurn(UUID group, SkipTurnRequest form, CurrentUser who) {
    var id = decision(form.id());
    var voice = voice(group, who);
    var receipt =
        commands.send(
            new SkipTurn(
                voice.group(),
                id,
                person(form.member()),
                voice.encrypt("skip/" + id, form.reason()),
                who.is(UserRole.MANAGER),
                voice.username(),
                voice.now()));
    return new TurnDecisionResponse(id.value(), receipt.position());
  }

  private CommandActor voice(UUID group, CurrentUser who) {
    return voices.of(who, groupQueries.group(new GroupId(group)).id());
  }

  private static RotationDecisionId decision(@Nullable UUID id) {
    return new RotationDecisionId(Objects.requireNonNullElseGet(id, UUID::randomUUID));
  }

  private static Username person(String username) {
    return new Username(username.strip());
  }
}
