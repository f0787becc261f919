package codev.infra.web.securityrecord;

import codev.infra.confidentiality.PersonKeyListener;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.web.securitylog.ExportKind;
import codev.infra.web.securitylog.SecurityFacts;
import codev.infra.web.securityrecord.SecurityFact.AccessRefused;
import codev.infra.web.securityrecord.SecurityFact.DataExported;
import codev.infra.web.securityrecord.SecurityFact.KeyCreated;
import codev.infra.web.securityrecord.SecurityFact.KeyDestroyed;
import codev.infra.web.securityrecord.SecurityFact.KeyRotated;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records refusals, once for each person, policy and day, exports, those that are read page by page
 * once for each person and day, and what becomes of each person's key. What cannot be recorded is
 * in the stream: a refusal stays one, and an export is not refused for it.
 */
final class EventSourcedSecurityFacts implements SecurityFacts, PersonKeyListener {
  private static final Logger log = LoggerFactory.getLogger(EventSourcedSecurityFacts.class);
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final CommandSender commands;
  private final InstantSource clock;
  private final ZoneId zone;
  private final Cache<DailyFact, Boolean> recorded =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  EventSourcedSecurityFacts(CommandSender commands, InstantSource clock, ZoneId zone) {
    this.commands = commands;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param what the policy, or the kind of export
   */
  private record DailyFact(String person, Object what, LocalDate on) {}

  @Override
  public void accessRefused(String person, String policy) {
    var now = clock.instant();
    var day = LocalDate.ofInstant(now, zone);
    recordOnce(new DailyFact(person, policy, day), new AccessRefused(policy, person, day, now));
  }

  @Override
  public void exported(String person, ExportKind kind, @Nullable UUID programme) {
    var now = clock.instant();
    var day = LocalDate.ofInstant(now, zone);
    var exported = new DataExported(UUID.randomUUID(), kind, programme, person, day, now);
    if (kind.isOncePerDay()) recordOnce(new DailyFact(person, kind, day), exported);
    else {
      var _ = record(new RecordSecurityFact(exported));
    }
  }

  @Override
  public void changed(String person, Change change) {
    var now = clock.instant();
    var day = LocalDate.ofInstant(now, zone);
    var _ =
        record(
            new RecordSecurityFact(
                switch (change) {
                  case CREATED -> new KeyCreated(person, day, now);
                  case ROTATED -> new KeyRotated(UUID.randomUUID(), person, day, now);
                  case DESTROYED -> new KeyDestroyed(person, day, now);
                }));
  }

  private void recordOnce(DailyFact daily, SecurityFact fact) {
    if (recorded.getIfPresent(daily) == null && record(new RecordSecurityFact(fact)))
      recorded.put(daily, true);
  }

  private boolean record(RecordSecurityFact fact) {
    try {
      commands.send(fact);
      return true;
    } catch (RuntimeException failure) {
      log.warn("Not recorded in the security log: {}", fact.fact(), failure);
      return false;
    }
  }
}
