package codev.group.chartering;

import codev.group.domain.GroupCommand.AcceptCharter;
import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.infra.eventstore.Commands;
import codev.infra.eventstore.Receipt;
import codev.infra.pages.Onward;
import codev.infra.pages.Who;
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

/** A member accepts the charter of their group. */
@RestController
public class AcceptingCharter {
  private final Commands commands;
  private final Clock clock;

  AcceptingCharter(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  /**
   * @param version of the charter that was read
   */
  record Acceptance(@NotNull Integer version) {}

  @PostMapping("/api/groups/{group}/charter/acceptances")
  Receipt accept(@PathVariable UUID group, @Valid @RequestBody Acceptance acceptance, Who who) {
    return accepted(group, acceptance, who);
  }

  @PostMapping("/groups/{group}/charter/acceptances")
  ResponseEntity<Void> acceptOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute Acceptance acceptance, Who who) {
    return Onward.to("/groups/" + group, accepted(group, acceptance, who).position());
  }

  private Receipt accepted(UUID group, Acceptance acceptance, Who who) {
    return commands.send(
        new AcceptCharter(
            new GroupId(group),
            acceptance.version(),
            new Username(who.username()),
            clock.instant()));
  }
}
