package codev.group.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.GroupFixture;
import codev.group.ServiceTest;
import codev.group.domain.authority.ApprovalAction.PersonErasure;
import codev.group.domain.authority.ApprovalId;
import codev.group.domain.command.ApprovalCommand.RequestApproval;
import codev.group.domain.command.PersonCommand.ErasePerson;
import codev.group.domain.event.ApprovalEvent.ApprovalCarriedOut;
import codev.group.domain.event.ApprovalEvent.ApprovalExpired;
import codev.group.domain.event.ApprovalEvent.ApprovalRequested;
import codev.group.domain.event.ApprovalEvent.ApprovalWithdrawn;
import codev.group.domain.event.GroupEvent;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.MembershipEvent.FacilitatorReplaced;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("Approved actions")
class ApprovalProcessManagerTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final String mine = "manager-mine" + group;
  private final String facilitators = "/api/groups/" + group + "/facilitator";

  @Autowired private CommandSender commands;
  @Autowired private ApprovedCommandFactory approvedCommands;
  @Autowired private EventReader events;
  @Autowired private EventLog log;

  @BeforeEach
  void form() {
    var members = Stream.of("lea", "max", "zoe").map(name -> name + group).toList();
    must(as(mine).post("/api/people", GroupFixture.people(members)));
    must(as(mine).post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        as(mine)
            .post(
                "/api/programmes/" + programme + "/groups",
                GroupFixture.group(group, "A", "facilitator", members)));
  }

  @Test
  @DisplayName("are carried out once, though the completion was lost and others acted since")
  void once_whatever_was_lost() {
    var id = request();
    must(as("administrator").post("/api/approvals/" + id, Map.of("decision", "GRANTED")));
    await().until(() -> approval(id).getLast().event() instanceof ApprovalCarriedOut);
    assertThat(replacements()).containsExactly(mine);
    var next = Map.of("username", "paul", "reason", "Relais");
    must(as("administrator").post(facilitators, next));

    var restarted = processManager(Clock.systemUTC());
    restarted.savedPosition();
    restarted.process(approval(id).subList(0, 2), log.head());

    assertThat(replacements()).containsExactly(mine, "paul");
    assertThat(approval(id)).hasSize(3);
  }

  @Test
  @DisplayName("are recorded as expired once their time is over, and not before")
  void expire() {
    var id = request();
    var requested = (ApprovalRequested) approval(id).getFirst().event();
    for (var moment : List.of(requested.until().minusMillis(1), requested.until())) {
      var later = processManager(Clock.fixed(moment, ZoneOffset.UTC));
      later.savedPosition();
      later.process(approval(id), log.head());
      later.checkSavedPosition();
      assertThat(approval(id)).hasSize(moment.isBefore(requested.until()) ? 1 : 2);
    }
    assertThat(approval(id).getLast().event()).isInstanceOf(ApprovalExpired.class);
    var late = as("administrator").post("/api/approvals/" + id, Map.of("decision", "GRANTED"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(replacements()).isEmpty();
  }

  @Test
  @DisplayName("are withdrawn where a person was erased before it was decided")
  void an_erasure_that_is_done_is_withdrawn() {
    var lea = new Username("lea" + group);
    var author = new Username(mine);
    var id = new ApprovalId(UUID.randomUUID());
    var now = CLOCK.instant();
    var erasure = new PersonErasure(lea, Set.of(new ProgrammeId(programme)));
    commands.send(new RequestApproval(id, erasure, lea, null, now.plus(Duration.ofDays(14)), now));

    commands.send(new ErasePerson(lea, author, now));

    await().until(() -> approval(id.toString()).size() == 2);
    assertThat(approval(id.toString()).getLast().event())
        .isInstanceOfSatisfying(
            ApprovalWithdrawn.class, withdrawn -> assertThat(withdrawn.by()).isEqualTo(author));
  }

  private ApprovalProcessManager processManager(Clock clock) {
    return new ApprovalProcessManager(commands, approvedCommands, log, clock);
  }

  private String request() {
    var asked = as(mine).post(facilitators, Map.of("username", mine, "reason", "Congé"));
    assertThat(asked.status()).as(asked.text()).isEqualTo(202);
    return asked.field("/id");
  }

  private List<RecordedEvent<GroupServiceEvent>> approval(String id) {
    return events.of(GroupServiceEvent.class, "approval/" + id, 0);
  }

  private List<String> replacements() {
    return events.of(GroupEvent.class, "group/" + group, 0).stream()
        .map(RecordedEvent::event)
        .filter(FacilitatorReplaced.class::isInstance)
        .map(event -> ((FacilitatorReplaced) event).facilitator().value())
        .toList();
  }
}
