package codev.group.programme;

import codev.group.calendar.ICalendarFile;
import codev.group.domain.GroupId;
import codev.group.domain.programme.ProgrammeId;
import codev.group.facilitators.FacilitatorView;
import codev.group.group.GroupView;
import codev.group.group.GroupWithConflicts;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Programmes and groups for programs. */
@RestController
@RequestMapping("/api")
class ProgrammeController {
  private static final String CALENDAR = "text/calendar;charset=UTF-8";

  private final ProgrammeQueries roster;

  ProgrammeController(ProgrammeQueries roster) {
    this.roster = roster;
  }

  @GetMapping("/programmes")
  ResponseEntity<List<ProgrammeView>> programmes(Paging paging, CurrentUser who) {
    return paging.page(
        roster.programmes(who), programme -> programme.id().toString(), Function.identity());
  }

  @GetMapping("/programmes/{id}")
  ProgrammeWithGroups programme(@PathVariable UUID id, CurrentUser who) {
    var programme = new ProgrammeId(id);
    return new ProgrammeWithGroups(roster.programme(programme, who), roster.groups(programme, who));
  }

  @GetMapping("/groups")
  ResponseEntity<List<GroupView>> groups(Paging paging, CurrentUser who) {
    return paging.page(roster.groups(who), group -> group.id().toString(), Function.identity());
  }

  @GetMapping("/groups/{id}")
  GroupWithConflicts group(@PathVariable UUID id, CurrentUser who) {
    var group = roster.group(new GroupId(id), who);
    var conflicts = roster.conflicts(group, who);
    return new GroupWithConflicts(group.withConflicts(conflicts), conflicts);
  }

  @GetMapping("/facilitators")
  ResponseEntity<List<FacilitatorView>> facilitators(Paging paging, CurrentUser who) {
    return paging.page(
        roster.facilitators(who), card -> card.username().value(), Function.identity());
  }

  @GetMapping(path = "/groups/{id}/calendar.ics", produces = CALENDAR)
  ResponseEntity<byte[]> calendar(@PathVariable UUID id, CurrentUser who) {
    var group = roster.group(new GroupId(id), who);
    return file("codev-" + id, new ICalendarFile().with(group.sessions(), group.name()));
  }

  /** The sessions of all groups that whoever asks is in. */
  @GetMapping(path = "/me/calendar.ics", produces = CALENDAR)
  ResponseEntity<byte[]> calendar(CurrentUser who) {
    var file = new ICalendarFile();
    roster.groupsWith(who.username()).forEach(group -> file.with(group.sessions(), group.name()));
    return file("codev", file);
  }

  private static ResponseEntity<byte[]> file(String name, ICalendarFile calendar) {
    var disposition = ContentDisposition.attachment().filename(name + ".ics").build();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(calendar.text().getBytes(StandardCharsets.UTF_8));
  }
}
