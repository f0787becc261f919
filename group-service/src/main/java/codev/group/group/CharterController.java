package codev.group.group;

import codev.group.domain.GroupCommand.AcceptCharter;
import codev.group.domain.GroupId;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandResult;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint with which a member accepts the charter of their group. */
@RestController
public class CharterController {
  private final CommandSender commands;
  private final Clock clock;

  CharterController(CommandSender commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param version of the charter that was read
   */
  record Acceptance(@NotNull Integer version) {}

  @PostMapping("/api/groups/{group}/charter/acceptances")
  CommandResult accept(
      @PathVariable UUID group, @Valid @RequestBody Acceptance acceptance, CurrentUser who) {
    return acceptCharter(group, acceptance, who);
  }

  @PostMapping("/groups/{group}/charter/acceptances")
  ResponseEntity<Void> acceptOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute Acceptance acceptance, CurrentUser who) {
    return RedirectAfterPost.to(
        "/groups/" + group, acceptCharter(group, acceptance, who).position());
  }

  private CommandResult acceptCharter(UUID group, Acceptance acceptance, CurrentUser who) {
    return commands.send(
        new AcceptCharter(
            new GroupId(group),
            acceptance.version(),
            new Username(who.username()),
            clock.instant()));
  }
}
