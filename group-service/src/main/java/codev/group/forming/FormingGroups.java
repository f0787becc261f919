package codev.group.forming;

import codev.group.directory.Directory;
import codev.group.domain.GroupCommand.FormGroup;
import codev.group.domain.GroupId;
import codev.group.domain.ProgrammeId;
import codev.group.domain.Username;
import codev.group.domain.Warning;
import codev.group.roster.Roster;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** A manager brings peers and a facilitator together. */
@RestController
public class FormingGroups {
  /** So many groups at a time: somebody waits for a sign. */
  private static final int PART = 10;

  private final Commands commands;
  private final Directory directory;
  private final Roster roster;
  private final Clock clock;

  FormingGroups(Commands commands, Directory directory, Roster roster, Clock clock) {
    this.commands = commands;
    this.directory = directory;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/api/programmes/{programme}/groups")
  @ResponseStatus(HttpStatus.CREATED)
  Formed form(@PathVariable UUID programme, @Valid @RequestBody GroupForm form, Who who) {
    return formed(programme, form, who);
  }

  @PostMapping("/programmes/{programme}/groups")
  ResponseEntity<Void> formOnPage(
      @PathVariable UUID programme,
      @Valid @ModelAttribute GroupForm form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      Who who) {
    var position = formed(programme, form, who).position();
    return Onward.to("/programmes/" + programme, position, inPlace);
  }

  @GetMapping("/programmes/{programme}/groups/new")
  ModelAndView blank(@PathVariable UUID programme, Who who) {
    who.mustBe(Role.MANAGER);
    var page = new ModelAndView("forming/group");
    page.addObject("programme", roster.programme(new ProgrammeId(programme), who));
    page.addObject("id", UUID.randomUUID());
    page.addObject("people", directory.byName());
    page.addObject("pool", roster.facilitators(who));
    return page;
  }

  /**
   * A part of the groups, one after the other, or where no script asks for the next part all that
   * are left. Each carries its id, so that what was refused or lost half-way can be sent again.
   *
   * @param from how many are done
   */
  @PostMapping("/programmes/{programme}/composition/groups")
  Object formAllOnPage(
      @PathVariable UUID programme,
      @Valid @ModelAttribute GroupsForm form,
      @RequestParam(defaultValue = "0") int from,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean inPlace,
      Who who) {
    int total = form.groups().size();
    int start = Math.clamp(from, 0, total - 1);
    int end = inPlace ? Math.min(start + PART, total) : total;
    var part = form.groups().subList(start, end);
    var formed = part.stream().map(group -> formed(programme, group, who)).toList();
    if (end == total)
      return Onward.to("/programmes/" + programme, formed.getLast().position(), inPlace);
    return new ModelAndView(
        "composing/page :: running", Map.of("programmeId", programme, "done", end, "total", total));
  }

  private Formed formed(UUID programme, GroupForm form, Who who) {
    who.mustBe(Role.MANAGER);
    var id = form.id() == null ? UUID.randomUUID() : form.id();
    var group = new GroupId(id);
    var facilitator = new Username(form.facilitator().strip());
    var receipt =
        commands.send(
            new FormGroup(
                group,
                roster.programme(new ProgrammeId(programme)).id(),
                form.name().strip(),
                facilitator,
                roster.standing(facilitator, group),
                directory.candidates(form.peers()),
                new Username(who.username()),
                clock.instant()));
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return new Formed(id, receipt.position(), warnings);
  }
}
