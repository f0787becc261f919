package codev.group.retention;

import codev.group.domain.command.RetentionCommand.AnnounceRetention;
import codev.group.domain.command.RetentionCommand.CarryOutRetention;
import codev.group.domain.event.GroupServiceEvent.RetentionFact;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.RetentionEvent.RetentionAnnounced;
import codev.group.domain.event.RetentionEvent.RetentionCarriedOut;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.infra.confidentiality.TextEncryption;
import codev.infra.confidentiality.retention.RetentionScope;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Process manager that has data announced and leave, once a day on one instance, by the service's
 * clock, and destroys the keys of what has left.
 *
 * <p>It destroys after it is recorded, and again at each start, so that a key vault brought back
 * from a backup loses these keys again.
 */
@Component
class RetentionProcessManager extends InMemoryProcessManager<RetentionFact> {
  private final CommandSender commands;
  private final TextEncryption encryption;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<ProgrammeId, LocalDate> lastDays = new LinkedHashMap<>();

  /** By where they hold: in a programme, or in the organisation. */
  private final Map<String, Map<RetentionClass, RetentionPeriod>> periods = new HashMap<>();

  private final Map<ProgrammeData, RetentionAnnounced> announced = new HashMap<>();
  private final Set<ProgrammeData> ended = new HashSet<>();

  /** What has left, while its key may still be there. */
  private final Set<ProgrammeData> toDestroy = new LinkedHashSet<>();

  /** The last day that was seen to; null where something has changed since. */
  private @Nullable LocalDate seenTo;

  private record ProgrammeData(ProgrammeId programme, RetentionClass dataClass) {
    RetentionScope scope() {
      var kind =
          switch (dataClass) {
            case WORDS -> RetentionScope.Kind.WORDS;
            case ANSWERS -> RetentionScope.Kind.ANSWERS;
            case IDENTITY -> throw new IllegalStateException("It leaves person by person");
          };
      return new RetentionScope(kind, programme.value());
    }
  }

  RetentionProcessManager(
      CommandSender commands, TextEncryption encryption, EventLog log, Clock clock, ZoneId zone) {
    super("retention", RetentionFact.class, log);
    this.commands = commands;
    this.encryption = encryption;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  protected void clear() {
    lastDays.clear();
    periods.clear();
    announced.clear();
    ended.clear();
    toDestroy.clear();
    seenTo = null;
  }

  @Override
  protected void follow(RecordedEvent<RetentionFact> recorded) {
    seenTo = null;
    switch (recorded.event()) {
      case ProgrammeDeclared e -> lastDays.put(e.programme(), e.frame().endsOn());
      case RetentionSet e ->
          periods
              .computeIfAbsent(e.stream(), _ -> new EnumMap<>(RetentionClass.class))
              .put(e.dataClass(), e.period());
      case RetentionAnnounced e ->
          announced.put(new ProgrammeData(e.programme(), e.dataClass()), e);
      case RetentionCarriedOut e -> {
        var data = new ProgrammeData(e.programme(), e.dataClass());
        ended.add(data);
        toDestroy.add(data);
      }
    }
  }

  @Override
  protected void sendCommands() {
    for (var data : List.copyOf(toDestroy)) {
      encryption.destroy(data.scope());
      toDestroy.remove(data);
    }
  }

  /** Called from time to time. */
  @Override
  public void checkSavedPosition() {
    var today = LocalDate.now(clock.withZone(zone));
    if (!hasCaughtUp() || today.equals(seenTo)) return;
    for (var programme : lastDays.keySet())
      for (var dataClass : RetentionClass.OF_PROGRAMMES)
        announceOrCarryOut(new ProgrammeData(programme, dataClass), today);
    seenTo = today;
  }

  private void announceOrCarryOut(ProgrammeData data, LocalDate today) {
    var end = end(data);
    if (end == null || ended.contains(data)) return;
    var announcement = announced.get(data);
    if (announcement == null || !announcement.end().equals(end)) announce(data, end, today);
    else if (!today.isBefore(announcement.leavesOn())) carryOut(data, end, today);
  }

  private @Nullable LocalDate end(ProgrammeData data) {
    var lastDay = lastDays.get(data.programme());
    var programmePeriod = period(data.programme(), data.dataClass());
    var period = programmePeriod == null ? period(null, data.dataClass()) : programmePeriod;
    return lastDay == null || period == null ? null : period.endAfter(lastDay);
  }

  private @Nullable RetentionPeriod period(
      @Nullable ProgrammeId programme, RetentionClass dataClass) {
    return periods.getOrDefault(ProgrammeId.retentionStream(programme), Map.of()).get(dataClass);
  }

  private void announce(ProgrammeData data, LocalDate end, LocalDate today) {
    if (today.isBefore(RetentionPeriod.announcementOf(end))) return;
    commands.send(
        new AnnounceRetention(data.programme(), data.dataClass(), end, today, clock.instant()));
  }

  private void carryOut(ProgrammeData data, LocalDate end, LocalDate today) {
    commands.send(
        new CarryOutRetention(data.programme(), data.dataClass(), end, today, clock.instant()));
  }
}
