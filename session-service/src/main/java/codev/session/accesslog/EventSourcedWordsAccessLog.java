package codev.session.accesslog;

import codev.infra.eventstore.axon.CommandSender;
import codev.session.config.TimeZoneProperties;
import codev.session.domain.Roster;
import codev.session.domain.accesslog.ReaderRelation;
import codev.session.domain.accesslog.RecordOpening;
import codev.session.domain.value.SessionId;
import codev.session.domain.value.Username;
import codev.session.view.SessionAccess;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Records each opening by a command, and remembers what is recorded: in each instance one command
 * for each person, session and day.
 */
@Component
class EventSourcedWordsAccessLog implements WordsAccessLog {
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 100_000;

  private final Consumer<RecordOpening> commands;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Cache<RecordedOpening, Boolean> recorded =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  @Autowired
  EventSourcedWordsAccessLog(
      CommandSender commands, TimeZoneProperties timeZone, InstantSource clock) {
    this((Consumer<RecordOpening>) commands::send, timeZone.zone(), clock);
  }

  EventSourcedWordsAccessLog(Consumer<RecordOpening> commands, ZoneId zone, InstantSource clock) {
    this.commands = commands;
    this.zone = zone;
    this.clock = clock;
  }

  private record RecordedOpening(SessionId session, Username reader, LocalDate on) {}

  @Override
  public void record(SessionAccess access) {
    var now = clock.instant();
    var session = access.current().session().id();
    var reader = access.viewer();
    var opening = new RecordedOpening(session, reader, LocalDate.ofInstant(now, zone));
    if (recorded.getIfPresent(opening) != null) return;
    var relation = relation(access.current().roster(), reader);
    commands.accept(new RecordOpening(session, reader, relation, opening.on(), now));
    recorded.put(opening, true);
  }

  private static ReaderRelation relation(Roster roster, Username reader) {
    if (roster.groupFacilitator().equals(reader)) return ReaderRelation.FACILITATOR;
    return roster.facilitator().equals(reader) ? ReaderRelation.SUBSTITUTE : ReaderRelation.MEMBER;
  }
}
