package codev.learning.accesslog;

import codev.infra.eventstore.CommandSender;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.LearningCommand.NoteShowing;
import codev.learning.domain.OutcomesFilter;
import codev.learning.domain.ProgrammeId;
import codev.learning.domain.outcomes.OutcomesAccessId;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.outcomes.ViewerRole;
import codev.learning.domain.person.Username;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes each showing in the log before it is answered. Who asks, and in what form, is read from the
 * request itself, so that no way of telling can forget to say it. The same showing repeated within
 * an hour counts once, and costs nothing the second time.
 */
@Component
class EventSourcedAccessLog implements OutcomesAccessLog {
  private static final Duration REPEATED_WITHIN = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final CommandSender commands;
  private final JsonMapper json;
  private final Cache<OutcomesAccessId, Boolean> noted =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REPEATED_WITHIN).build();

  EventSourcedAccessLog(CommandSender commands, JsonMapper json) {
    this.commands = commands;
    this.json = json;
  }

  @Override
  public void note(
      String programme, ViewerRole as, OutcomesFilter part, Object figures, long upTo) {
    var who = CurrentUser.signedIn();
    var form = form();
    if (who.isEmpty() || form.isEmpty()) return; // nobody is being answered
    var at = Instant.now();
    var to = new Username(who.get().username());
    var digest = HexFormat.of().formatHex(sha256(json.writeValueAsString(figures)));
    var hour = at.truncatedTo(ChronoUnit.HOURS);
    var said = "%s %s %s %s %s %s %s".formatted(programme, to, as, part, form, digest, hour);
    var showing = new OutcomesAccessId(UUID.nameUUIDFromBytes(sha256(said)));
    if (noted.getIfPresent(showing) != null) return;
    commands.send(
        new NoteShowing(
            showing,
            new ProgrammeId(UUID.fromString(programme)),
            to,
            as,
            part,
            form.get(),
            digest,
            upTo,
            at));
    noted.put(showing, true);
  }

  private static Optional<OutputFormat> form() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
        ? Optional.of(form(asked.getRequest().getRequestURI()))
        : Optional.empty();
  }

  static OutputFormat form(String path) {
    if (path.endsWith(".csv")) return OutputFormat.TABLE;
    if (path.endsWith(".pdf")) return OutputFormat.DOCUMENT;
    return path.startsWith("/api/") ? OutputFormat.DATA : OutputFormat.PAGE;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
