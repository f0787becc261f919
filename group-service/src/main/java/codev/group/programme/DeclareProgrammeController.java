package codev.group.programme;

import codev.group.domain.GroupServiceCommand.DeclareProgramme;
import codev.group.domain.GroupServiceEvent.ProgrammeDeclared;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
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
@RequiredAccess(AccessPolicy.MANAGER_ROLE)
class DeclareProgrammeController {
  private final CommandSender commands;
  private final Clock clock;

  DeclareProgrammeController(CommandSender commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @PostMapping("/api/programmes")
  @ResponseStatus(HttpStatus.CREATED)
  DeclareProgrammeResponse declare(@Valid @RequestBody ProgrammeRequest form, CurrentUser user) {
    return declareProgramme(form, user);
  }

  DeclareProgrammeResponse declareProgramme(ProgrammeRequest form, CurrentUser user) {
    var id = form.id() == null ? UUID.randomUUID() : form.id();
    var by = new Username(user.username());
    var result =
        commands.send(
            new DeclareProgramme(new ProgrammeId(id), form.settings(), by, clock.instant()));
    var warnings = result.answer(ProgrammeDeclared.class).warnings();
    return new DeclareProgrammeResponse(id, result.position(), warnings);
  }
}
