package codev.group.retention;

import static org.assertj.core.api.Assertions.assertThat;

import codev.group.ServiceTest;
import codev.group.domain.People;
import codev.group.domain.authority.GrantId;
import codev.group.domain.authority.GrantRole;
import codev.group.domain.authority.GrantScope;
import codev.group.domain.event.FacilitatorEvent.FacilitatorEnlisted;
import codev.group.domain.event.FacilitatorEvent.FacilitatorRemoved;
import codev.group.domain.event.GrantEvent.GrantGiven;
import codev.group.domain.event.GrantEvent.GrantRevoked;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.GroupSessionEvent.SessionHandedOver;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureAnnounced;
import codev.group.domain.event.IdentityRetentionEvent.IdentityErasureCalledOff;
import codev.group.domain.event.IdentityRetentionEvent.IdentityPeriodEnded;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.event.PersonEvent.PersonErased;
import codev.group.domain.event.PersonEvent.PersonRegistered;
import codev.group.domain.event.ProgrammeEvent.ParticipantAdded;
import codev.group.domain.event.ProgrammeEvent.ProgrammeDeclared;
import codev.group.domain.event.RetentionEvent.RetentionSet;
import codev.group.domain.person.FacilitatorQualification;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import codev.infra.web.authority.OrganisationHoldersProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The events of programmes and people are those that the process manager is given here. */
@DisplayName("The identity of a person whom no programme keeps any more")
class IdentityProcessManagerTest extends ServiceTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Username MANAGER = new Username("manager");
  private static final LocalDate LAST_DAY = LocalDate.parse("2027-09-30");

  /** Of a period of 36 months after the last day. */
  private static final LocalDate END = LocalDate.parse("2030-10-01");

  private final ProgrammeId programme = new ProgrammeId(UUID.randomUUID());
  private final ProgrammeId other = new ProgrammeId(UUID.randomUUID());
  private final Username person = new Username("lea" + programme);
  private final GrantId grant = new GrantId(UUID.randomUUID());
  private final List<RecordedEvent<GroupServiceEvent>> known = new ArrayList<>();

  @Autowired private CommandSender commands;
  @Autowired private EventReader events;
  @Autowired private EventLog log;

  private LocalDate today = LAST_DAY;
  private Set<String> holders = Set.of();
  private IdentityProcessManager manager;

  @BeforeEach
  void a_participant() {
    manager = processManager();
    tell(registered(person));
    declare(programme, LAST_DAY);
    tell(new ParticipantAdded(programme, person, MANAGER, now()));
  }

  @Test
  @DisplayName("is announced and leaves with the last programme, as ten years pass day by day")
  void ten_years() {
    set(programme, 12);
    set(null, 36);
    declare(other, LAST_DAY.plusYears(1));
    form(other, person);

    var days = pass(LAST_DAY.plusYears(10));

    var end = END.plusYears(1);
    assertThat(days)
        .containsExactly(
            Map.entry(end.minusDays(30), announced(other, end, end)), Map.entry(end, ended()));
  }

  @Test
  @DisplayName("leaves once, whatever is lost or restarted")
  void once() {
    today = END.minusDays(40);
    set(programme, 36);
    var days = pass(END.plusDays(1));
    assertThat(days.values()).last().isEqualTo(ended());
    var sinceTheAnnouncement = processManager();
    for (var fact : known) give(sinceTheAnnouncement, fact);
    give(sinceTheAnnouncement, identity().getFirst());

    sinceTheAnnouncement.checkSavedPosition();
    restart();
    manager.checkSavedPosition();
    tell(new PersonErased(person, MANAGER, now()));
    manager.checkSavedPosition();

    assertThat(identity()).hasSize(2);
  }

  @Test
  @DisplayName("is not erased before its day although the period was shortened to the past")
  void a_shortened_period_is_announced_first() {
    today = LAST_DAY.plusYears(5);
    var shortened = today;
    set(programme, 36);

    var days = pass(today.plusDays(40));

    assertThat(days)
        .containsExactly(
            Map.entry(shortened, announced(programme, END, shortened.plusDays(30))),
            Map.entry(shortened.plusDays(30), ended()));
  }

  @Test
  @DisplayName("stays while one of the programmes has no period, and where there is none")
  void it_stays_without_a_period() {
    var alone = new Username("alone" + programme);
    tell(registered(alone));
    set(programme, 36);
    declare(other, LAST_DAY);
    form(other, person);
    today = LAST_DAY.plusYears(20);

    manager.checkSavedPosition();

    assertThat(identity()).isEmpty();
    assertThat(identity(alone)).isEmpty();
  }

  @Test
  @DisplayName("is kept by who led one session, and of nobody without an entry in the directory")
  void who_is_named() {
    var substitute = new Username("substitute" + programme);
    var unknown = new Username("unknown" + programme);
    tell(registered(substitute));
    var group = form(programme, unknown);
    tell(
        new SessionHandedOver(group, new SessionId(UUID.randomUUID()), substitute, MANAGER, now()));
    set(programme, 36);
    today = END.minusDays(30);

    manager.checkSavedPosition();

    assertThat(identity()).hasSize(1);
    assertThat(identity(substitute)).hasSize(1);
    assertThat(identity(unknown)).isEmpty();
    assertThat(identity(MANAGER)).isEmpty();
  }

  @Test
  @DisplayName("stays while a right is in force, and is announced when it ends")
  void a_right_keeps_it() {
    today = END.minusDays(40);
    set(programme, 36);
    grant(GrantRole.SPONSOR, null);
    assertThat(pass(END.plusYears(1))).isEmpty();

    revoke();
    var days = pass(today.plusDays(31));

    var revoked = END.plusYears(1);
    assertThat(days)
        .containsExactly(
            Map.entry(revoked, announced(programme, revoked.plusDays(1), revoked.plusDays(30))),
            Map.entry(revoked.plusDays(30), ended()));
  }

  @Test
  @DisplayName("leaves with a right that has an end, and stays with who holds by the setting")
  void a_right_with_an_end() {
    today = END.minusDays(40);
    set(programme, 36);
    var until = END.plusMonths(2);
    grant(GrantRole.AUDITOR, until.atStartOfDay(PARIS).toInstant());
    holders = Set.of(person.value());
    restart();
    assertThat(pass(until)).isEmpty();

    holders = Set.of();
    restart();
    manager.checkSavedPosition();

    assertThat(identity().getLast().event())
        .isEqualTo(announced(programme, until.plusDays(1), until.plusDays(30)));
  }

  @Test
  @DisplayName("stays while the person is in the pool of facilitators")
  void the_pool_keeps_it() {
    today = END.minusDays(40);
    set(programme, 36);
    tell(
        new FacilitatorEnlisted(
            person,
            new FacilitatorQualification("Praticien", LocalDate.parse("2026-01-05")),
            2,
            MANAGER,
            now()));
    assertThat(pass(END.plusDays(100))).isEmpty();

    tell(new FacilitatorRemoved(person, MANAGER, now()));
    var days = pass(today.plusDays(1));

    assertThat(days.values()).hasOnlyElementsOfType(IdentityErasureAnnounced.class);
    assertThat(days).hasSize(1);
  }

  @Test
  @DisplayName("does not leave where another programme began after the announcement")
  void another_programme_calls_it_off() {
    today = END.minusDays(40);
    set(programme, 36);
    set(null, 24);
    assertThat(pass(END.minusDays(10))).hasSize(1);

    declare(other, END.plusMonths(6));
    form(other, person);
    var days = pass(LAST_DAY.plusYears(10));

    var end = END.plusMonths(30).plusDays(1);
    assertThat(days)
        .containsExactly(
            Map.entry(END.minusDays(10), calledOff(END.minusDays(10))),
            Map.entry(end.minusDays(30), announced(other, end, end)),
            Map.entry(end, ended()));
  }

  @Test
  @DisplayName("is announced anew when the period is changed")
  void another_period() {
    today = END.minusDays(40);
    set(programme, 36);
    assertThat(pass(END.minusDays(10))).hasSize(1);
    var later = END.plusYears(1);

    set(programme, 48);
    var days = pass(later.plusDays(1));

    assertThat(days)
        .containsExactly(
            Map.entry(END.minusDays(10), calledOff(END.minusDays(10))),
            Map.entry(later.minusDays(30), announced(programme, later, later)),
            Map.entry(later, ended()));
  }

  /** What is recorded of the person until another day, day by day, without the moment. */
  private Map<LocalDate, GroupServiceEvent> pass(LocalDate until) {
    var days = new LinkedHashMap<LocalDate, GroupServiceEvent>();
    int followed = identity().size();
    for (; today.isBefore(until); today = today.plusDays(1)) {
      manager.checkSavedPosition();
      manager.checkSavedPosition();
      var recorded = identity();
      for (var event : recorded.subList(followed, recorded.size())) {
        assertThat(days).as("one a day").doesNotContainKey(today);
        days.put(today, event.event());
        give(manager, event);
      }
      followed = recorded.size();
    }
    return days;
  }

  /** 30 days before it leaves. */
  private IdentityErasureAnnounced announced(ProgrammeId last, LocalDate end, LocalDate leavesOn) {
    return new IdentityErasureAnnounced(person, last, end, leavesOn, at(leavesOn.minusDays(30)));
  }

  private IdentityErasureCalledOff calledOff(LocalDate day) {
    return new IdentityErasureCalledOff(person, at(day));
  }

  /** On the day that was announced last. */
  private IdentityPeriodEnded ended() {
    var last =
        identity().stream()
            .map(RecordedEvent::event)
            .filter(IdentityErasureAnnounced.class::isInstance)
            .map(event -> ((IdentityErasureAnnounced) event).leavesOn())
            .reduce((_, later) -> later)
            .orElseThrow();
    return new IdentityPeriodEnded(person, MANAGER, at(last));
  }

  private List<RecordedEvent<GroupServiceEvent>> identity() {
    return identity(person);
  }

  private List<RecordedEvent<GroupServiceEvent>> identity(Username of) {
    return events.of(GroupServiceEvent.class, of.identityStream(), 0);
  }

  private void tell(GroupServiceEvent event) {
    var recorded = new RecordedEvent<>(event, 1, "any", 0, event.at(), "00");
    known.add(recorded);
    give(manager, recorded);
  }

  private void give(IdentityProcessManager receiver, RecordedEvent<GroupServiceEvent> event) {
    receiver.process(List.of(event), log.head());
  }

  /** It knows what is known, and what was recorded. */
  private void restart() {
    manager = processManager();
    for (var fact : known) give(manager, fact);
    for (var event : identity()) give(manager, event);
  }

  private IdentityProcessManager processManager() {
    var made =
        new IdentityProcessManager(
            commands, new OrganisationHoldersProperties(holders), log, clock(), PARIS);
    made.savedPosition();
    made.process(List.of(), log.head());
    return made;
  }

  private void declare(ProgrammeId declared, LocalDate lastDay) {
    var settings = People.settings("2027-01-11", lastDay.toString(), 4, 5);
    tell(new ProgrammeDeclared(declared, settings, List.of(), MANAGER, now()));
  }

  private GroupId form(ProgrammeId in, Username member) {
    var group = new GroupId(UUID.randomUUID());
    tell(new GroupFormed(group, in, "G", MANAGER, List.of(member), 1, List.of(), MANAGER, now()));
    return group;
  }

  private void set(@Nullable ProgrammeId in, int months) {
    tell(new RetentionSet(in, RetentionClass.IDENTITY, People.period(months), MANAGER, now()));
  }

  private void grant(GrantRole role, @Nullable Instant until) {
    var scope = GrantScope.of(programme);
    tell(new GrantGiven(grant, person, role, scope, null, until, null, MANAGER, now()));
  }

  private void revoke() {
    var scope = GrantScope.of(programme);
    tell(new GrantRevoked(grant, person, GrantRole.SPONSOR, scope, null, MANAGER, now()));
  }

  private PersonRegistered registered(Username someone) {
    var profile = new Profile("Léa", null, null, null, null, null);
    return new PersonRegistered(someone, PersonId.derivedFrom(someone), profile, MANAGER, now());
  }

  private Instant now() {
    return at(today);
  }

  private static Instant at(LocalDate day) {
    return day.atTime(9, 0).atZone(PARIS).toInstant();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return PARIS;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now();
      }
    };
  }
}
