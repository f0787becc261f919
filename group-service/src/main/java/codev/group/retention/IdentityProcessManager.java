package codev.group.retention;

import codev.group.domain.command.IdentityRetentionCommand.AnnounceIdentityErasure;
import codev.group.domain.command.IdentityRetentionCommand.CallOffIdentityErasure;
import codev.group.domain.command.IdentityRetentionCommand.EndIdentityPeriod;
import codev.group.domain.event.*;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.FacilitatorEvent.FacilitatorRemoved;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.IdentityRetentionEvent.*;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.event.PersonEvent.*;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.RetentionEvent.*;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import codev.group.domain.value.GroupId;
import codev.group.personaldata.PersonalDataSelection;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.processor.InMemoryProcessManager;
import codev.infra.web.authority.OrganisationHoldersProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Process manager that has the identity of people announced and leave, once a day on one instance,
 * by the service's clock. Once a period is over, that is published, and learning-service erases the
 * person.
 *
 * <p>A person stays as long as one of the programmes that name them keeps them, or has no period,
 * and as long as they hold a right or are in the pool of facilitators. What begins to keep them
 * after the announcement calls it off.
 */
@Component
class IdentityProcessManager extends InMemoryProcessManager<GroupServiceEvent> {
  private static final String POOL = "pool";

  private final CommandSender commands;
  private final OrganisationHoldersProperties holders;
  private final Clock clock;
  private final ZoneId zone;
  private final Map<ProgrammeId, LocalDate> lastDays = new HashMap<>();
  private final Map<GroupId, ProgrammeId> programmes = new HashMap<>();

  /** By where they hold: in a programme, or in the organisation. */
  private final Map<String, RetentionSet> periods = new HashMap<>();

  private final Map<Username, NamedPerson> people = new LinkedHashMap<>();
  private final Set<Username> pool = new HashSet<>();
  private final Map<Username, IdentityErasureAnnounced> announced = new HashMap<>();

  /** The last day that was seen to; null where something has changed since. */
  private @Nullable LocalDate seenTo;

  IdentityProcessManager(
      CommandSender commands,
      OrganisationHoldersProperties holders,
      EventLog log,
      Clock clock,
      ZoneId zone) {
    super("identity-retention", GroupServiceEvent.class, log);
    this.commands = commands;
    this.holders = holders;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  protected void clear() {
    lastDays.clear();
    programmes.clear();
    periods.clear();
    people.clear();
    pool.clear();
    announced.clear();
    seenTo = null;
  }

  @Override
  protected void follow(RecordedEvent<GroupServiceEvent> recorded) {
    var event = recorded.event();
    if (event instanceof GroupFormed formed) programmes.put(formed.group(), formed.programme());
    var programme = programmeOf(event);
    if (programme != null) name(event, programme);
    switch (event) {
      case ProgrammeDeclared e -> lastDays.put(e.programme(), e.frame().endsOn());
      case RetentionSet e -> set(e);
      case IdentityRetentionEvent e -> remember(e);
      case GrantEvent e -> remember(e);
      case FacilitatorEvent e -> remember(e);
      case PersonEvent e -> remember(e);
      case ProgrammeEvent _, RetentionAnnounced _, RetentionCarriedOut _ -> {}
      case SubjectEvent _, ApprovalEvent _, GroupEvent _ -> {}
    }
  }

  /** Also of a grant: who holds a right over a programme, and who has given it. */
  private @Nullable ProgrammeId programmeOf(GroupServiceEvent event) {
    return switch (event) {
      case ProgrammeEvent e -> e.programme();
      case GroupEvent e -> programmes.get(e.group());
      case GrantEvent e -> e.scope().id();
      case RetentionEvent e -> e.programme();
      case PersonEvent _, SubjectEvent _, FacilitatorEvent _ -> null;
      case ApprovalEvent _, IdentityRetentionEvent _ -> null;
    };
  }

  private void name(GroupServiceEvent event, ProgrammeId programme) {
    for (var username : PersonalDataSelection.concerned(event).toList())
      if (person(new Username(username)).nameIn(programme)) seenTo = null;
  }

  private NamedPerson person(Username person) {
    return people.computeIfAbsent(person, _ -> new NamedPerson());
  }

  private void set(RetentionSet event) {
    if (event.dataClass() != RetentionClass.IDENTITY) return;
    periods.put(event.stream(), event);
    seenTo = null;
  }

  private void remember(IdentityRetentionEvent event) {
    seenTo = null;
    switch (event) {
      case IdentityErasureAnnounced e -> announced.put(e.person(), e);
      case IdentityErasureCalledOff e -> announced.remove(e.person());
      case IdentityPeriodEnded e -> forget(e.person());
    }
  }

  private void remember(GrantEvent event) {
    seenTo = null;
    var right = event.grant().toString();
    switch (event) {
      case GrantGiven e -> {
        var until = e.until();
        person(e.person()).hold(right, until == null ? NamedPerson.FOR_EVER : dayAfter(until));
      }
      case GrantRevoked e -> person(e.person()).release(right, dayAfter(e.at()));
    }
  }

  private void remember(FacilitatorEvent event) {
    seenTo = null;
    switch (event) {
      case FacilitatorEnlisted e -> {
        pool.add(e.facilitator());
        person(e.facilitator()).hold(POOL, NamedPerson.FOR_EVER);
      }
      case FacilitatorRemoved e -> {
        pool.remove(e.facilitator());
        person(e.facilitator()).release(POOL, dayAfter(e.at()));
      }
    }
  }

  /** Who has left the organisation facilitates no more, though their entry in the pool stays. */
  private void remember(PersonEvent event) {
    switch (event) {
      case ProfileEvent e -> person(e.person()).register();
      case PersonErased e -> forget(e.person());
      case PersonLeft e -> person(e.person()).release(POOL, dayAfter(e.at()));
      case PersonReturned e -> {
        if (pool.contains(e.person())) person(e.person()).hold(POOL, NamedPerson.FOR_EVER);
      }
      case ContactChanged _, EmailAddressChanged _, ExternalIdChanged _, AbsenceEvent _ -> {}
      case CalendarFeedRenewed _, CalendarFeedWithdrawn _, ListColumnsChosen _ -> {}
    }
    seenTo = null;
  }

  private void forget(Username person) {
    people.remove(person);
    announced.remove(person);
  }

  private LocalDate dayAfter(Instant moment) {
    return LocalDate.ofInstant(moment, zone).plusDays(1);
  }

  /** Called from time to time. */
  @Override
  public void checkSavedPosition() {
    var today = LocalDate.now(clock.withZone(zone));
    if (!hasCaughtUp() || today.equals(seenTo)) return;
    for (var person : List.copyOf(people.keySet())) seeTo(person, today);
    seenTo = today;
  }

  private void seeTo(Username person, LocalDate today) {
    var announcement = announced.get(person);
    var due = end(person).filter(end -> isDue(end, today));
    if (due.isPresent()) announceOrEnd(person, due.get(), announcement, today);
    else if (announcement != null)
      commands.send(new CallOffIdentityErasure(person, clock.instant()));
  }

  private static boolean isDue(PeriodEnd end, LocalDate today) {
    return !today.isBefore(RetentionPeriod.announcementOf(end.day()));
  }

  private void announceOrEnd(
      Username person,
      PeriodEnd end,
      @Nullable IdentityErasureAnnounced announcement,
      LocalDate today) {
    var now = clock.instant();
    if (announcement == null || !announcement.end().equals(end.day()))
      commands.send(new AnnounceIdentityErasure(person, end.programme(), end.day(), today, now));
    else if (!today.isBefore(announcement.leavesOn()))
      commands.send(new EndIdentityPeriod(person, end.day(), today, end.setBy(), now));
  }

  private Optional<PeriodEnd> end(Username person) {
    if (holders.holdsOrganisation(person.value())) return Optional.empty();
    return Optional.ofNullable(people.get(person)).flatMap(named -> named.end(this::end));
  }

  private Optional<PeriodEnd> end(ProgrammeId programme) {
    var lastDay = lastDays.get(programme);
    var ofProgramme = periods.get(ProgrammeId.retentionStream(programme));
    var set = ofProgramme == null ? periods.get(ProgrammeId.retentionStream(null)) : ofProgramme;
    return lastDay == null || set == null
        ? Optional.empty()
        : Optional.of(new PeriodEnd(programme, set.period().endAfter(lastDay), set.by()));
  }
}
