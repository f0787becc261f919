package codev.group.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.group.GroupFixture;
import codev.group.ServiceTest;
import codev.group.domain.event.GroupServiceEvent;
import codev.group.domain.event.MembershipEvent.MembersReviewed;
import codev.group.domain.event.PersonEvent.PersonRegistered;
import codev.group.domain.person.PersonId;
import codev.group.domain.person.Profile;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import codev.infra.confidentiality.TextEncryption;
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

@DisplayName("A review of a group with a member whose key was destroyed")
class ReportingLineProcessManagerTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final Username manager = new Username("manager-mine" + group);
  private final Username lea = new Username("lea" + group);
  private final Username max = new Username("max" + group);

  @Autowired private CommandSender commands;
  @Autowired private EventReader events;
  @Autowired private EventLog log;
  @Autowired private TextEncryption encryption;

  @BeforeEach
  void form() {
    var members = List.of(lea.value(), max.value(), "zoe" + group);
    var mine = as(manager.value());
    must(mine.post("/api/people", GroupFixture.people(members)));
    must(mine.post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    must(
        mine.post(
            "/api/programmes/" + programme + "/groups",
            GroupFixture.group(group, "A", "facilitator", members)));
  }

  @Test
  @DisplayName("is asked for once, and taken back where their manager is not read")
  void is_asked_for_once() {
    var formed = events.of(GroupServiceEvent.class, "group/" + group, 0);
    encryption.erase(lea.value());
    var knowing = new ReportingLineProcessManager(commands, log, CLOCK);
    knowing.savedPosition();

    knowing.process(Stream.concat(Stream.of(inClear()), formed.stream()).toList(), log.head());

    // the instance that runs reads a registration without a manager
    var unreadable = List.of(new Subordination(lea, lea));
    await().untilAsserted(() -> assertThat(reviews()).containsExactly(unreadable, List.of()));

    knowing.process(
        events.of(GroupServiceEvent.class, "group/" + group, formed.size()), log.head());

    assertThat(reviews()).containsExactly(unreadable, List.of());
  }

  /** As earlier versions recorded it: whatever key is destroyed, her manager is read. */
  private RecordedEvent<GroupServiceEvent> inClear() {
    var profile = new Profile("Léa", null, null, null, null, max);
    var event =
        new PersonRegistered(lea, PersonId.derivedFrom(lea), profile, manager, CLOCK.instant());
    return new RecordedEvent<>(event, 1, lea.stream(), 0, event.at(), "00");
  }

  /** Who sits with their manager, by review. */
  private List<List<Subordination>> reviews() {
    return events.of(MembersReviewed.class, "group/" + group, 0).stream()
        .map(recorded -> recorded.event().subordinations())
        .toList();
  }
}
