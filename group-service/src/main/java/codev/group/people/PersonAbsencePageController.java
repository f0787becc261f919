package codev.group.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.domain.command.GroupServiceCommand;
import codev.group.domain.command.PersonCommand.DeclareAbsence;
import codev.group.domain.command.PersonCommand.WithdrawAbsence;
import codev.group.domain.person.Username;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import jakarta.validation.Valid;
import java.time.Clock;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.UriUtils;

/** Forms on the page of a person for the days on which they are absent. */
@Controller
@RequestMapping("/people/{username}/absences")
@RequiredAccess(AccessPolicy.PERSON_EDITOR)
record PersonAbsencePageController(
    CommandSender commands, PersonDepartureUseCase people, Clock clock) {
  @PostMapping
  ResponseEntity<Void> declare(
      @PathVariable String username,
      @Valid @ModelAttribute AbsenceForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user) {
    var person = people.entry(username).username();
    var by = new Username(user.username());
    return send(person, new DeclareAbsence(person, form.absence(), by, clock.instant()), inPlace);
  }

  @PostMapping("/removal")
  ResponseEntity<Void> withdraw(
      @PathVariable String username,
      @Valid @ModelAttribute AbsenceForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      CurrentUser user) {
    var person = people.entry(username).username();
    var by = new Username(user.username());
    return send(person, new WithdrawAbsence(person, form.absence(), by, clock.instant()), inPlace);
  }

  private ResponseEntity<Void> send(Username person, GroupServiceCommand command, boolean inPlace) {
    var page = "/people/" + UriUtils.encodePathSegment(person.value(), UTF_8) + "#absences";
    return RedirectAfterPost.to(page, commands.send(command).position(), inPlace);
  }
}
