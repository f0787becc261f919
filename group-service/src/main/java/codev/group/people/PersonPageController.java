package codev.group.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.group.actor.BlankAsNull;
import codev.group.authority.ProgrammeAccess;
import codev.group.directory.DirectoryEntry;
import codev.group.directory.DirectoryQueries;
import codev.group.directory.DisplayNames;
import codev.group.directory.PersonScopes;
import codev.group.domain.RuleViolationException;
import codev.group.domain.command.PersonCommand.RegisterPerson;
import codev.group.domain.person.Username;
import codev.group.programme.FormValidator;
import codev.group.programme.SubmittedFields;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.identity.UsernameSpelling;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import codev.infra.web.security.CurrentUser;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriUtils;

/**
 * Page of one person of the directory: their entry, which a manager corrects, their groups as far
 * as they exist for the viewer, and what has changed.
 */
@Controller
@RequestMapping("/people/{username}")
record PersonPageController(
    CommandSender commands,
    PersonDepartureUseCase departure,
    PersonQueries people,
    DirectoryQueries directory,
    PersonScopes scopes,
    ProgrammeAccess access,
    FormValidator validator,
    UsernameSpelling spelling,
    Clock clock) {
  @RequiredAccess(AccessPolicy.PERSON_READER)
  @GetMapping
  ModelAndView person(
      @PathVariable String username,
      @RequestParam(defaultValue = "false") boolean signedInAgain,
      CurrentUser user) {
    return page(entry(username), null, Map.of(), user).addObject("hasSignedInAgain", signedInAgain);
  }

  @RequiredAccess(AccessPolicy.PERSON_EDITOR)
  @PostMapping
  Object correct(
      @PathVariable String username,
      @ModelAttribute PersonForm form,
      BindingResult unreadable,
      @RequestParam MultiValueMap<String, String> sent,
      CurrentUser user,
      Locale language) {
    var entry = departure.entry(username);
    var errors = new HashMap<>(validator.validate(form, unreadable, language));
    var manager = manager(form, entry, errors, user, language);
    if (errors.isEmpty()) {
      try {
        var corrected =
            commands.send(
                new RegisterPerson(
                    entry.username(),
                    entry.id(),
                    form.profile(manager),
                    new Username(user.username()),
                    clock.instant()));
        return RedirectAfterPost.to(path(entry), corrected.position(), false);
      } catch (RuleViolationException refusal) {
        errors.put("manager", validator.message(refusal, language));
      }
    }
    return refused(page(entry, new SubmittedFields(sent), errors, user));
  }

  @RequiredAccess(AccessPolicy.PERSON_EDITOR)
  @PostMapping("/departure")
  Object leave(@PathVariable String username, CurrentUser user, Locale language) {
    var entry = departure.entry(username);
    try {
      return RedirectAfterPost.to(path(entry), departure.leave(entry.username(), user), false);
    } catch (RuleViolationException refusal) {
      var errors = Map.of("departure", validator.message(refusal, language));
      return refused(page(entry, null, errors, user));
    }
  }

  @RequiredAccess(AccessPolicy.PERSON_EDITOR)
  @PostMapping("/return")
  Object comeBack(@PathVariable String username, CurrentUser user) {
    var entry = departure.entry(username);
    return RedirectAfterPost.to(path(entry), departure.comeBack(entry.username(), user), false);
  }

  /** A manager need not be in the directory: one who is not can stay, and is not typed anew. */
  private @Nullable Username manager(
      PersonForm form,
      DirectoryEntry entry,
      Map<String, String> errors,
      CurrentUser user,
      Locale language) {
    var typed = BlankAsNull.of(form.manager());
    if (typed == null) return null;
    if (typed.equals(label(entry.managerUsername(), user))) return entry.managerUsername();
    try {
      return directory.personField().one("manager", typed);
    } catch (MalformedRequestException unknown) {
      errors.putIfAbsent("manager", validator.message(unknown, language));
      return null;
    }
  }

  /** As the field shows a manager: whose entry the viewer does not read, by the name alone. */
  private String label(@Nullable Username manager, CurrentUser user) {
    if (manager == null) return "";
    var entries = directory.of(List.of(manager));
    return scopes.readable(entries.values(), user).isEmpty()
        ? new DisplayNames(entries).of(manager)
        : directory.personField().label(manager);
  }

  private boolean isEditable(DirectoryEntry entry, CurrentUser user) {
    return access.editsDirectory(user)
        && !scopes.changeable(List.of(entry), new Username(user.username())).isEmpty();
  }

  private DirectoryEntry entry(String username) {
    var person = new Username(spelling.of(username));
    var entry = directory.of(List.of(person)).get(person);
    if (entry == null) throw RefusedException.notFound();
    return entry;
  }

  private static String path(DirectoryEntry entry) {
    return "/people/" + UriUtils.encodePathSegment(entry.username().value(), UTF_8);
  }

  private static ModelAndView refused(ModelAndView page) {
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  /**
   * @param submitted what was submitted and refused; null: the entry as it stands
   */
  private ModelAndView page(
      DirectoryEntry entry,
      @Nullable SubmittedFields submitted,
      Map<String, String> errors,
      CurrentUser user) {
    var history = people.history(entry.username());
    var groups = people.groups(entry.username(), user);
    var named = Stream.concat(history.named(), Stream.ofNullable(entry.managerUsername()));
    var page = new ModelAndView("people/person");
    page.addObject("person", entry);
    var manager = label(entry.managerUsername(), user);
    page.addObject("typed", submitted == null ? PersonForm.of(entry, manager) : submitted);
    page.addObject("errors", errors);
    page.addObject("groups", groups.stream().filter(PersonGroup::isCurrent).toList());
    page.addObject("pastGroups", groups.stream().filter(group -> !group.isCurrent()).toList());
    page.addObject("absences", people.absences(entry.username(), user));
    page.addObject("emails", people.emails(entry.username(), user));
    page.addObject("changes", history.changes());
    page.addObject("names", directory.names(named.distinct().toList()));
    page.addObject("isEditable", isEditable(entry, user));
    page.addObject("mayEndSessions", access.administersOrganisation(user));
    return page;
  }
}
