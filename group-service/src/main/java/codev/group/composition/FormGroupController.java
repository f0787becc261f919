package codev.group.composition;

import codev.group.directory.DirectoryQueries;
import codev.group.domain.GroupCommand.FormGroup;
import codev.group.domain.GroupId;
import codev.group.domain.Warning;
import codev.group.domain.person.Candidate;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.programme.ProgrammeQueries;
import codev.infra.eventstore.CommandResult;
import codev.infra.eventstore.CommandSender;
import codev.infra.web.RedirectAfterPost;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.security.UserRole;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
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
public class FormGroupController {
  /** So many groups at a time: somebody waits for a sign. */
  private static final int PART = 10;

  private final CommandSender commands;
  private final DirectoryQueries directory;
  private final ProgrammeQueries roster;
  private final Clock clock;

  FormGroupController(
      CommandSender commands, DirectoryQueries directory, ProgrammeQueries roster, Clock clock) {
    this.commands = commands;
    this.directory = directory;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/api/programmes/{programme}/groups")
  @ResponseStatus(HttpStatus.CREATED)
  FormGroupResponse form(
      @PathVariable UUID programme, @Valid @RequestBody GroupForm form, CurrentUser who) {
    return formed(programme, form, who);
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
      CurrentUser who) {
    int total = form.groups().size();
    int start = Math.clamp(from, 0, total - 1);
    int end = inPlace ? Math.min(start + PART, total) : total;
    var part = form.groups().subList(start, end);
    var formed = formed(programme, part, who);
    if (end == total)
      return RedirectAfterPost.to("/programmes/" + programme, formed.getLast().position(), inPlace);
    return new ModelAndView(
        "composing/page :: running", Map.of("programmeId", programme, "done", end, "total", total));
  }

  FormGroupResponse formed(UUID programme, GroupForm form, CurrentUser who) {
    return formed(programme, List.of(form), who).getFirst();
  }

  /**
   * One after the other. The directory and the pool are asked once for all; how many groups
   * somebody holds is counted on from there.
   */
  private List<FormGroupResponse> formed(UUID programme, List<GroupForm> forms, CurrentUser who) {
    who.mustBe(UserRole.MANAGER);
    var peers = forms.stream().flatMap(form -> form.peers().stream()).distinct().toList();
    var known =
        directory.candidates(peers).stream()
            .collect(Collectors.toMap(Candidate::person, Function.identity()));
    var ids = forms.stream().map(FormGroupController::idOf).toList();
    var facilitators = forms.stream().map(FormGroupController::facilitatorOf).distinct().toList();
    var standings = new HashMap<>(roster.standings(facilitators, Set.copyOf(ids)));
    var home = roster.programme(new ProgrammeId(programme)).id();
    var formed = new ArrayList<FormGroupResponse>();
    for (int i = 0; i < forms.size(); i++) {
      var form = forms.get(i);
      var facilitator = facilitatorOf(form);
      var standing = Objects.requireNonNull(standings.get(facilitator));
      var receipt =
          commands.send(
              new FormGroup(
                  ids.get(i),
                  home,
                  form.name().strip(),
                  facilitator,
                  standing,
                  form.peers().stream().map(p -> Objects.requireNonNull(known.get(p))).toList(),
                  new Username(who.username()),
                  clock.instant()));
      standings.put(facilitator, standing.holding(1));
      formed.add(told(ids.get(i), receipt));
    }
    return formed;
  }

  private static GroupId idOf(GroupForm form) {
    return new GroupId(form.id() == null ? UUID.randomUUID() : form.id());
  }

  private static Username facilitatorOf(GroupForm form) {
    return new Username(form.facilitator().strip());
  }

  private static FormGroupResponse told(GroupId group, CommandResult receipt) {
    var warnings =
        ((List<?>) receipt.answer(List.class)).stream().map(Warning.class::cast).toList();
    return new FormGroupResponse(group.value(), receipt.position(), warnings);
  }
}
