package codev.group.programme;

import codev.group.authority.GrantQueries;
import codev.group.domain.command.ProgrammeCommand.DeclareProgramme;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
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
record DeclareProgrammeController(CommandSender commands, GrantQueries grants, Clock clock) {
  @PostMapping("/api/programmes")
  @ResponseStatus(HttpStatus.CREATED)
  DeclareProgrammeResponse declare(@Valid @RequestBody ProgrammeRequest form, CurrentUser user) {
    return declareProgramme(form, user);
  }

  DeclareProgrammeResponse declareProgramme(ProgrammeRequest form, CurrentUser user) {
    var id = form.id() == null ? UUID.randomUUID() : form.id();
    var programme = new ProgrammeId(id);
    var settings = form.settings();
    var now = clock.instant();
    var result =
        commands.send(
            new DeclareProgramme(
                programme,
                settings,
                grants.audits(user, programme, settings.unit(), now),
                new Username(user.username()),
                now));
    var warnings = result.answer(ProgrammeDeclared.class).warnings();
    return new DeclareProgrammeResponse(id, result.position(), warnings);
  }
}
