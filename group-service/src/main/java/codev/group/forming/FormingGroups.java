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
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** A manager brings peers and a facilitator together. */
@RestController
public class FormingGroups {
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
      @PathVariable UUID programme, @Valid @ModelAttribute GroupForm form, Who who) {
    return Onward.to("/programmes/" + programme, formed(programme, form, who).position());
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
   * One after the other: each carries its id, so that what was refused half-way can be sent again.
   */
  @PostMapping("/programmes/{programme}/composition/groups")
  ResponseEntity<Void> formAllOnPage(
      @PathVariable UUID programme, @Valid @ModelAttribute GroupsForm form, Who who) {
    var formed = form.groups().stream().map(group -> formed(programme, group, who)).toList();
    return Onward.to("/programmes/" + programme, formed.getLast().position());
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
