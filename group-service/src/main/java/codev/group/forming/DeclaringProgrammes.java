package codev.group.forming;

import codev.group.domain.GroupCommand.DeclareProgramme;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Username;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A manager declares what the organisation funds. */
@RestController
class DeclaringProgrammes {
  private final Commands commands;
  private final Clock clock;

  DeclaringProgrammes(Commands commands, Clock clock) {
    this.commands = commands;
    this.clock = clock;
  }

  @PostMapping("/api/programmes")
  @ResponseStatus(HttpStatus.CREATED)
  Declared declare(@Valid @RequestBody ProgrammeForm form, Who who) {
    return declared(form, who);
  }

  Declared declared(ProgrammeForm form, Who who) {
    who.mustBe(Role.MANAGER);
    var id = form.id() == null ? UUID.randomUUID() : form.id();
    var by = new Username(who.username());
    var receipt =
        commands.send(new DeclareProgramme(new ProgrammeId(id), form.frame(), by, clock.instant()));
    var warnings = receipt.answer(ProgrammeDeclared.class).warnings();
    return new Declared(id, receipt.position(), warnings);
  }
}
