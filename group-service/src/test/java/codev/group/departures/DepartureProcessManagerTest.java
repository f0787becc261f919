package codev.group.departures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.GroupFixture;
import codev.group.ServiceTest;
import codev.group.domain.command.MembershipCommand.AddMember;
import codev.group.domain.command.PersonCommand.LeaveOrganisation;
import codev.group.domain.command.PersonCommand.ReturnToOrganisation;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.MembershipEvent.MemberJoined;
import codev.group.domain.event.MembershipEvent.MemberLeft;
import codev.group.domain.event.PersonEvent.PersonLeft;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Memberships of people who leave the organisation")
class DepartureProcessManagerTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID otherProgramme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String manager = "manager-mine" + group;
  private final Username lea = new Username("lea" + group);
  private final List<String> members =
      Stream.of("lea", "max", "zoe", "noe").map(name -> name + group).toList();
  private long before;

  @Autowired private CommandSender commands;
  @Autowired private DepartureReasons reasons;
  @Autowired private EventReader events;
  @Autowired private EventLog log;

  @BeforeEach
  void form() {
    before = log.head().position();
    must(as(manager).post("/api/people", GroupFixture.people(members)));
    for (var id : List.of(programme, otherProgramme))
      must(as(manager).post("/api/programmes", GroupFixture.programme(id, Map.of())));
    form(programme, group);
  }

  @Test
  @DisplayName("are not ended by a late instance once the person is back and a member again")
  void a_late_instance_removes_nobody_who_has_joined_again() {
    var departure = leaveAndLoseMembership();
    comeBack();
    var again = Map.of("username", lea.value(), "reason", "De retour");
    must(as(manager).post("/api/groups/" + group + "/members", again));

    actLate(events.between(GroupServiceEvent.class, before, departure));

    assertThat(changes(group)).containsExactly(MemberLeft.class, MemberJoined.class);
  }

  @Test
  @DisplayName("are not ended by a late instance for a departure that the group has never obeyed")
  void a_late_instance_removes_nobody_who_is_back() {
    var departure = leaveAndLoseMembership();
    comeBack();
    var other = UUID.randomUUID();
    form(otherProgramme, other);

    var formed = events.of(GroupServiceEvent.class, "group/" + other, 0).stream();
    var known = events.between(GroupServiceEvent.class, before, departure).stream();
    actLate(Stream.concat(formed, known).toList());

    assertThat(changes(other)).isEmpty();
  }

  @Test
  @DisplayName("end once for a departure, however many instances act on it")
  void end_once() {
    var departure = leaveAndLoseMembership();

    actLate(events.between(GroupServiceEvent.class, before, departure));

    assertThat(changes(group)).containsExactly(MemberLeft.class);
  }

  @Test
  @DisplayName("end again if the person is added after they have left")
  void end_again_after_a_late_admission() {
    leaveAndLoseMembership();
    var now = CLOCK.instant();

    commands.send(
        new AddMember(new GroupId(group), lea, List.of(), null, true, new Username(manager), now));

    await()
        .untilAsserted(
            () ->
                assertThat(changes(group))
                    .containsExactly(MemberLeft.class, MemberJoined.class, MemberLeft.class));
  }

  private void form(UUID in, UUID id) {
    must(
        as(manager)
            .post(
                "/api/programmes/" + in + "/groups",
                GroupFixture.group(id, "A", "facilitator", members)));
  }

  /**
   * @return the position of the departure
   */
  private long leaveAndLoseMembership() {
    var now = CLOCK.instant();
    commands.send(new LeaveOrganisation(lea, List.of(), 0, now, new Username(manager), now));
    await().until(() -> changes(group).equals(List.of(MemberLeft.class)));
    return events.of(PersonLeft.class, lea.stream(), 0).getLast().position();
  }

  private void comeBack() {
    commands.send(new ReturnToOrganisation(lea, new Username(manager), CLOCK.instant()));
  }

  /** As an instance that knows no more of the log, since it was paused. */
  private void actLate(List<RecordedEvent<GroupServiceEvent>> known) {
    var late = new DepartureProcessManager(commands, events, reasons, log, CLOCK);
    late.savedPosition();
    late.process(known, log.head());
  }

  /** Who has joined and left a group since it was formed, in order. */
  private List<Class<?>> changes(UUID id) {
    return events.of(GroupEvent.class, "group/" + id, 0).stream()
        .<Class<?>>map(recorded -> recorded.event().getClass())
        .filter(type -> type == MemberJoined.class || type == MemberLeft.class)
        .toList();
  }
}
