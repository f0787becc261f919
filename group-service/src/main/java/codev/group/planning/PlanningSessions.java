package codev.group.planning;

import codev.group.domain.GroupCommand.PlanSession;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupId;
import codev.group.domain.Reason;
import codev.group.domain.Refused;
import codev.group.domain.SessionId;
import codev.group.domain.Username;
import codev.group.roster.Roster;
import codev.infra.eventstore.Commands;
import codev.infra.pages.Onward;
import codev.infra.pages.Role;
import codev.infra.pages.Who;
import jakarta.validation.Valid;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A manager or the facilitator says when the group meets. */
@RestController
public class PlanningSessions {
  private final Commands commands;
  private final Roster roster;
  private final Clock clock;

  PlanningSessions(Commands commands, Roster roster, Clock clock) {
    this.commands = commands;
    this.roster = roster;
    this.clock = clock;
  }

  @PostMapping("/api/groups/{group}/sessions")
  @ResponseStatus(HttpStatus.CREATED)
  Planned plan(@PathVariable UUID group, @Valid @RequestBody SessionForm form, Who who) {
    return planned(group, form, who);
  }

  @PostMapping("/groups/{group}/sessions")
  ResponseEntity<Void> planOnPage(
      @PathVariable UUID group, @Valid @ModelAttribute SessionPageForm form, Who who) {
    return Onward.to("/groups/" + group, planned(group, form.inUtc(), who).position());
  }

  private Planned planned(UUID group, SessionForm form, Who who) {
    var id = new GroupId(group);
    var session = new SessionId(form.id() == null ? UUID.randomUUID() : form.id());
    var receipt = commands.send(command(id, session, form, who));
    var warnings = receipt.answer(SessionPlanned.class).warnings();
    return new Planned(session.value(), receipt.position(), warnings);
  }

  private PlanSession command(GroupId group, SessionId session, SessionForm form, Who who) {
    if (!roster.plannedIn(session).stream().allMatch(group::equals))
      throw new Refused(Reason.SAME_ID_OTHER_CONTENT);
    return new PlanSession(
        group,
        session,
        form.startsAt(),
        form.template(),
        form.place(),
        form.videoLink(),
        roster.programme(roster.group(group).programmeId()).frame(),
        who.is(Role.MANAGER),
        new Username(who.username()),
        clock.instant());
  }
}
