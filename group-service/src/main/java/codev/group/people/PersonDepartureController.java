package codev.group.people;

import codev.group.directory.DirectoryEntry;
import codev.group.domain.person.Username;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoints that mark that a person has left the organisation, and undo it. */
@RestController
@RequestMapping("/api/people/{username}")
@RequiredAccess(AccessPolicy.PERSON_EDITOR)
record PersonDepartureController(PersonDepartureUseCase departure) {
  /**
   * A departure, or its undoing.
   *
   * @param position of the commit in this service's log
   */
  record PersonDepartureResponse(Username username, long position) {}

  /** Refused while a group counts on them; they facilitate no more either. */
  @PostMapping("/departure")
  PersonDepartureResponse leave(@PathVariable String username, CurrentUser user) {
    var person = person(username);
    return new PersonDepartureResponse(person, departure.leave(person, user));
  }

  /** Undoes the departure. */
  @PostMapping("/return")
  PersonDepartureResponse comeBack(@PathVariable String username, CurrentUser user) {
    var person = person(username);
    return new PersonDepartureResponse(person, departure.comeBack(person, user));
  }

  private Username person(String username) {
    DirectoryEntry entry = departure.entry(username);
    return entry.username();
  }
}
