package codev.group.group;

import codev.group.calendar.ICalendarFile;
import codev.group.domain.GroupId;
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

/** HTTP endpoints that read groups and serve their calendars. */
@RestController
@RequestMapping("/api")
class GroupController {
  private static final String CALENDAR = "text/calendar;charset=UTF-8";

  private final GroupQueries groups;

  GroupController(GroupQueries groups) {
    this.groups = groups;
  }

  @GetMapping("/groups")
  ResponseEntity<List<GroupView>> groups(Paging paging, CurrentUser who) {
    return paging.page(groups.groups(who), group -> group.id().toString(), Function.identity());
  }

  @GetMapping("/groups/{id}")
  GroupWithConflicts group(@PathVariable UUID id, CurrentUser who) {
    var group = groups.group(new GroupId(id), who);
    var conflicts = groups.conflicts(group, who);
    return new GroupWithConflicts(group.withConflicts(conflicts), conflicts);
  }

  @GetMapping(path = "/groups/{id}/calendar.ics", produces = CALENDAR)
  ResponseEntity<byte[]> calendar(@PathVariable UUID id, CurrentUser who) {
    var group = groups.group(new GroupId(id), who);
    return file("codev-" + id, new ICalendarFile().with(group.sessions(), group.name()));
  }

  /** The sessions of all of the caller's groups. */
  @GetMapping(path = "/me/calendar.ics", produces = CALENDAR)
  ResponseEntity<byte[]> calendar(CurrentUser who) {
    var file = new ICalendarFile();
    groups.groupsWith(who.username()).forEach(group -> file.with(group.sessions(), group.name()));
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
