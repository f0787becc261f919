package codev.group.programme;

import codev.group.domain.GroupCommand.DeclareProgramme;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint with which a manager declares a programme. */
@RestController
class DeclareProgrammeController {
  private final CommandSender commands;
  private final Clock clock;

  DeclareProgrammeController(CommandSender commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @PostMapping("/api/programmes")
  @ResponseStatus(HttpStatus.CREATED)
  DeclareProgrammeResponse declare(@Valid @RequestBody ProgrammeRequest form, CurrentUser who) {
    return declareProgramme(form, who);
  }

  DeclareProgrammeResponse declareProgramme(ProgrammeRequest form, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var id = form.id() == null ? UUID.randomUUID() : form.id();
    var by = new Username(who.username());
    var receipt =
        commands.send(new DeclareProgramme(new ProgrammeId(id), form.frame(), by, clock.instant()));
    var warnings = receipt.answer(ProgrammeDeclared.class).warnings();
    return new DeclareProgrammeResponse(id, receipt.position(), warnings);
  }
}
