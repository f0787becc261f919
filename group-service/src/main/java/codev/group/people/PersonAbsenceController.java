package codev.group.people;

import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.command.PersonCommand.DeclareAbsence;
import codev.group.domain.command.PersonCommand.WithdrawAbsence;
import codev.group.domain.person.Absence;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints for the days on which a person is absent; what is sent twice is done once. */
@RestController
@RequestMapping("/api/people/{username}/absences")
record PersonAbsenceController(
    AbsenceQueries absences, CommandSender commands, PersonDepartureUseCase people, Clock clock) {
  /**
   * An absence that was declared or withdrawn.
   *
   * @param position of the commit in this service's log
   */
  record PersonAbsenceResponse(Username username, long position) {}

  /** In order of time. */
  @GetMapping
  @RequiredAccess(AccessPolicy.PERSON_READER)
  List<Absence> absences(@PathVariable String username) {
    return absences.of(people.entry(username).username());
  }

  @PostMapping
  @RequiredAccess(AccessPolicy.PERSON_EDITOR)
  PersonAbsenceResponse declare(
      @PathVariable String username, @Valid @RequestBody AbsenceForm form, CurrentUser user) {
    var person = people.entry(username).username();
    var by = new Username(user.username());
    return send(person, new DeclareAbsence(person, form.absence(), by, clock.instant()));
  }

  /** Removes the absence with these days. */
  @PostMapping("/removal")
  @RequiredAccess(AccessPolicy.PERSON_EDITOR)
  PersonAbsenceResponse withdraw(
      @PathVariable String username, @Valid @RequestBody AbsenceForm form, CurrentUser user) {
    var person = people.entry(username).username();
    var by = new Username(user.username());
    return send(person, new WithdrawAbsence(person, form.absence(), by, clock.instant()));
  }

  private PersonAbsenceResponse send(Username person, GroupServiceCommand command) {
    return new PersonAbsenceResponse(person, commands.send(command).position());
  }
}
