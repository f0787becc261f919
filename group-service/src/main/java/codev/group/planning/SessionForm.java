package codev.group.planning;

import codev.group.domain.template.SessionTemplate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as submitted from a page, in the time zone of the browser.
 *
 * @param zone of their browser
 */
record SessionForm(
    @Nullable UUID id,
    @NotNull LocalDateTime startsAt,
    @NotNull ZoneId zone,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @Nullable @Size(max = 500) String place,
    @Nullable
        @Size(max = 1000)
        @Pattern(regexp = SessionRequest.LINK, message = "{group.session.link}")
        String videoLink) {
  SessionRequest inUtc() {
    return new SessionRequest(id, startsAt.atZone(zone).toInstant(), template, place, videoLink);
  }
}
