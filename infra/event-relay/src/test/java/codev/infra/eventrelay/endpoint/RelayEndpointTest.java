package codev.infra.eventrelay.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventrelay.consumer.ConsumerPositionStore;
import codev.infra.testkit.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

@DisplayName("The operator's access to the relay")
class RelayEndpointTest {
  private final TestPostgres.Database database =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final RelayEndpoint endpoint =
      new RelayEndpoint(
          null, List.of(new ConsumerPositionStore(database.dataSource(), "groups")), List.of());

  @BeforeEach
  void a_listener_that_waits_for_a_missing_message() {
    database.ask(
        """
        insert into consumer_position
          (listener, topic, partition, topic_id, record_offset, handled, gap, epoch)
        values ('groups', 'codev.groups', 3, 'id', 17, '{"group-service": 42}',
          '{"source": "group-service", "last": 42, "prev": 44, "n": 45}', 1)
        """);
  }

  @Test
  @DisplayName("shows where a listener stands, and lets it go on without the missing message")
  void lets_a_listener_go_on() throws Exception {
    assertThat(endpoint.state().outbox()).isNull();
    assertThat(endpoint.state().listeners().get("groups"))
        .singleElement()
        .hasToString(
            "Partition[topic=codev.groups, partition=3, offset=17, handled={group-service=42},"
                + " gap=of group-service, something between 42 and 45 is missing, refused=null,"
                + " restoredFrom=null]");

    assertThat(endpoint.resume("groups", null, null, 3, null)).containsEntry("resumed", true);

    assertThat(endpoint.state().listeners().get("groups"))
        .extracting(ConsumerPositionStore.Partition::gap)
        .containsOnlyNulls();
    assertThat(endpoint.resume("groups", null, null, 3, null)).containsEntry("resumed", false);
  }

  @Test
  @DisplayName("lets a listener go on without a message that is refused")
  void lets_a_listener_go_on_without_a_refused_message() throws Exception {
    database.ask(
        "update consumer_position set gap = null, refused ="
            + " '{\"offset\": 17, \"source\": \"group-service\", \"n\": 45, \"why\": \"it is not signed\"}'");
    assertThat(endpoint.state().listeners().get("groups"))
        .extracting(partition -> String.valueOf(partition.refused()))
        .containsExactly("message 45 of group-service, at offset 17, is refused: it is not signed");

    assertThat(endpoint.resume("groups", null, null, 3, null)).containsEntry("resumed", true);

    assertThat(endpoint.state().listeners().get("groups"))
        .extracting(ConsumerPositionStore.Partition::offset)
        .containsExactly(18L);
    assertThat(endpoint.resume("groups", null, null, 3, null)).containsEntry("resumed", false);
  }

  @Test
  @DisplayName("lets a listener go on whose database was restored")
  void lets_a_restored_listener_go_on() throws Exception {
    database.ask("update consumer_position set restored_from = 20");

    assertThat(endpoint.resume("groups", null, true, null, null))
        .containsEntry("resumedPartitions", 1);

    assertThat(endpoint.resume("groups", null, true, null, null))
        .containsEntry("resumedPartitions", 0);
  }

  @Test
  @DisplayName("names what is wrong with a request")
  void names_what_is_wrong() {
    assertThatThrownBy(() -> endpoint.resume("sessions", null, null, 3, null))
        .isInstanceOf(InvalidEndpointRequestException.class)
        .hasMessage("no listener has the name sessions");
    assertThatThrownBy(() -> endpoint.resume("groups", null, null, null, null))
        .hasMessage("partition, afterRestore or undoLost is missing");
    assertThatThrownBy(() -> endpoint.resume("outbox", 1L, null, null, null))
        .hasMessage("this service publishes nothing");
  }
}
