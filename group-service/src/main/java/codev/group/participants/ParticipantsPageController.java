package codev.group.participants;

import codev.group.directory.DirectoryEntry;
import codev.group.directory.PersonScopes;
import codev.group.directory.SearchWords;
import codev.group.domain.command.ProgrammeCommand.RemoveParticipant;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.imports.ListedPeopleReader;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.security.CurrentUser;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Page of the participants of a programme: who they are, in which group, and to add more. */
@Controller
@RequestMapping("/programmes/{programme}/participants")
@RequiredAccess(AccessPolicy.PROGRAMME_MANAGER)
record ParticipantsPageController(
    ParticipantQueries participants,
    AddParticipantsUseCase addParticipants,
    ListedPeopleReader listedPeople,
    ProgrammeQueries programmes,
    PersonScopes scopes,
    CommandSender commands,
    Clock clock,
    ZoneId zone) {
  private static final String PAGE = "participants/page";

  /** Shown at once; further ones are found by a search, or by the next page. */
  private static final int AT_ONCE = 50;

  /**
   * @param shown how many are shown at once
   */
  @GetMapping
  String page(
      @PathVariable UUID programme,
      @RequestParam(defaultValue = "") String query,
      @RequestParam(defaultValue = "" + AT_ONCE) int shown,
      @RequestHeader(name = "HX-Target", required = false) @Nullable String drawnIn,
      CurrentUser user,
      Model model) {
    var id = new ProgrammeId(programme);
    var all = participants.list(id);
    var found =
        all.stream().filter(participant -> SearchWords.allIn(query, words(participant))).toList();
    var lines = found.stream().limit(Math.max(shown, AT_ONCE)).toList();
    var current = programmes.programme(id, user);
    model.addAttribute("programme", current);
    model.addAttribute("isOver", current.settings().isOverOn(LocalDate.now(clock.withZone(zone))));
    model.addAttribute("query", query);
    model.addAttribute("all", all.size());
    model.addAttribute("waiting", all.stream().filter(Participant::isWaiting).count());
    model.addAttribute("found", found.size());
    model.addAttribute("lines", lines);
    model.addAttribute("readable", readable(lines, user));
    model.addAttribute("next", Math.min(AT_ONCE, found.size() - lines.size()));
    return "found".equals(drawnIn) ? PAGE + " :: found" : PAGE;
  }

  /** Those of them who have a page for the user. */
  private Set<Username> readable(List<Participant> lines, CurrentUser user) {
    return scopes.readable(lines.stream().map(Participant::person).toList(), user).stream()
        .map(DirectoryEntry::username)
        .collect(Collectors.toSet());
  }

  /** Without the address, which would be found letter by letter. */
  private static String words(Participant participant) {
    var person = participant.person();
    return Stream.of(
            person.displayName(),
            person.username().value(),
            person.unit(),
            person.site(),
            participant.groupName())
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
  }

  /**
   * The page says what became of the list; sent again, it adds nobody twice.
   *
   * @param excluded lines that were excluded where the list was imported
   */
  @PostMapping
  String add(
      @PathVariable UUID programme,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String table,
      @RequestParam(defaultValue = "") Set<Integer> excluded,
      CurrentUser user,
      Model model)
      throws IOException {
    var listed = listedPeople.read(file, table, excluded, user);
    model.addAttribute("outcome", addParticipants.add(new ProgrammeId(programme), listed, user));
    return page(programme, "", AT_ONCE, null, user, model);
  }

  @PostMapping("/removal")
  ResponseEntity<Void> remove(
      @PathVariable UUID programme, @RequestParam String person, CurrentUser user) {
    var removed =
        commands.send(
            new RemoveParticipant(
                new ProgrammeId(programme),
                new Username(person),
                new Username(user.username()),
                clock.instant()));
    return RedirectAfterPost.to("/programmes/" + programme + "/participants", removed.position());
  }
}
