package codev.group.feed;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** HTTP endpoint that calendar programs read: the secret in the address is what admits them. */
@RestController
record CalendarFeedController(CalendarFeedQueries feeds) {
  private static final Duration FRESH_FOR = Duration.ofMinutes(15);
  private static final MediaType CALENDAR =
      new MediaType("text", "calendar", StandardCharsets.UTF_8);

  @RequiredAccess(AccessPolicy.PUBLIC)
  @GetMapping(path = "/calendar-feeds/{secret}.ics", produces = "text/calendar;charset=UTF-8")
  ResponseEntity<byte[]> feed(@PathVariable String secret) {
    var feed = feeds.at(new FeedSecret(secret)).orElseThrow(RefusedException::notFound);
    return ResponseEntity.ok()
        .contentType(CALENDAR)
        .cacheControl(CacheControl.maxAge(FRESH_FOR).cachePrivate())
        .body(feeds.sessions(feed.person()).getBytes(StandardCharsets.UTF_8));
  }
}
