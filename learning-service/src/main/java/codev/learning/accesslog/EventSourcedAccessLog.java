package codev.learning.accesslog;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.digest.Sha256;
import codev.infra.web.security.CurrentUser;
import codev.learning.domain.LearningServiceCommand.NoteOutcomesShown;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.outcomes.OutcomesViewingId;
import codev.learning.domain.outcomes.OutputFormat;
import codev.learning.domain.person.Username;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs each access by a command before the figures are shown. The same access repeated within an
 * hour is one entry, and costs nothing the second time.
 */
@Component
class EventSourcedAccessLog implements OutcomesAccessLog {
  private static final Duration REPEATED_WITHIN = Duration.ofHours(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final Consumer<NoteOutcomesShown> commands;
  private final JsonMapper json;
  private final InstantSource clock;
  private final Cache<OutcomesViewingId, Boolean> logged =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REPEATED_WITHIN).build();

  @Autowired
  EventSourcedAccessLog(CommandSender commands, JsonMapper json, InstantSource clock) {
    this((Consumer<NoteOutcomesShown>) commands::send, json, clock);
  }

  EventSourcedAccessLog(
      Consumer<NoteOutcomesShown> commands, JsonMapper json, InstantSource clock) {
    this.commands = commands;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public <T> T show(OutcomesAwaitingLog<T> outcomes, CurrentUser viewer, OutputFormat format) {
    var entry = entry(outcomes, new Username(viewer.username()), format);
    if (logged.getIfPresent(entry.showing()) == null) {
      commands.accept(new NoteOutcomesShown(entry));
      logged.put(entry.showing(), true);
    }
    return outcomes.release();
  }

  private OutcomesShown entry(OutcomesAwaitingLog<?> outcomes, Username to, OutputFormat format) {
    var at = clock.instant();
    var digest = Sha256.hex(json.writeValueAsString(outcomes.figures()));
    return new OutcomesShown(
        id(outcomes, to, format, digest, at),
        outcomes.programme(),
        to,
        outcomes.role(),
        outcomes.part(),
        format,
        digest,
        outcomes.upTo(),
        at);
  }

  /** Equal for the same access within the same hour, in every instance of the service. */
  private static OutcomesViewingId id(
      OutcomesAwaitingLog<?> outcomes,
      Username to,
      OutputFormat format,
      String digest,
      Instant at) {
    var access =
        "%s %s %s %s %s %s %s"
            .formatted(
                outcomes.programme(),
                to,
                outcomes.role(),
                outcomes.part(),
                format,
                digest,
                at.truncatedTo(ChronoUnit.HOURS));
    return new OutcomesViewingId(UUID.nameUUIDFromBytes(Sha256.of(access)));
  }
}
