package codev.group.planning;

import codev.group.domain.template.SessionTemplate;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as submitted.
 *
 * @param template {@code null}: the one of the programme
 */
record SessionRequest(
    @Nullable UUID id,
    @NotNull Instant startsAt,
    @Nullable @Pattern(regexp = SessionTemplate.Key.SHAPE, message = "{group.template.key}")
        String template,
    @Nullable @Size(max = 500) String place,
    @Nullable @Size(max = 1000) @Pattern(regexp = LINK, message = "{group.session.link}")
        String videoLink) {
  static final String LINK = "https?://\\S+";

  SessionTemplate.@Nullable Key templateKey() {
    return template == null ? null : new SessionTemplate.Key(template);
  }
}
