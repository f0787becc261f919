package codev.group.group;

import codev.group.calendar.CalendarEntryTexts;
import codev.group.calendar.ICalendarFile;
import codev.group.directory.DirectoryQueries;
import codev.group.domain.value.GroupId;
import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.paging.Paging;
import codev.infra.web.security.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
record GroupController(GroupQueries groups, DirectoryQueries directory, CalendarEntryTexts texts) {
  private static final String CALENDAR = "text/calendar;charset=UTF-8";

  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping("/groups")
  ResponseEntity<List<GroupView>> groups(Paging paging, CurrentUser user) {
    return paging.page(groups.groups(user), group -> group.id().toString(), Function.identity());
  }

  @RequiredAccess(AccessPolicy.GROUP_VIEWER)
  @GetMapping("/groups/{id}")
  GroupWithConflicts group(@PathVariable UUID id, CurrentUser user) {
    var group = groups.group(new GroupId(id), user);
    var conflicts = groups.conflicts(group, user);
    return new GroupWithConflicts(group.withConflicts(conflicts), conflicts);
  }

  @RequiredAccess(AccessPolicy.GROUP_VIEWER)
  @GetMapping(path = "/groups/{id}/calendar.ics", produces = CALENDAR)
  ResponseEntity<byte[]> calendar(@PathVariable UUID id, CurrentUser user, Locale language) {
    var group = groups.group(new GroupId(id), user);
    return file("codev-" + id, calendar(List.of(group), language));
  }

  /** The sessions of all of the caller's groups. */
  @RequiredAccess(AccessPolicy.SIGNED_IN)
  @GetMapping(path = "/me/calendar.ics", produces = CALENDAR)
  ResponseEntity<byte[]> calendar(CurrentUser user, Locale language) {
    return file("codev", calendar(groups.groupsWith(user.username()).toList(), language));
  }

  private ICalendarFile calendar(List<GroupView> groups, Locale language) {
    var file = new ICalendarFile();
    for (var group : groups) {
      var names = directory.names(group.named().toList());
      file.with(
          group.sessions(),
          session -> texts.of(session, group.name(), names.of(session.facilitator()), language));
    }
    return file;
  }

  private static ResponseEntity<byte[]> file(String name, ICalendarFile calendar) {
    var disposition = ContentDisposition.attachment().filename(name + ".ics").build();
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "calendar", StandardCharsets.UTF_8))
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .body(calendar.text().getBytes(StandardCharsets.UTF_8));
  }
}
