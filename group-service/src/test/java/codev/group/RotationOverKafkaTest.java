package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Ce que les groupes et les séances se disent")
class RotationOverKafkaTest extends ServiceTest {
  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  private int minute;

  @Test
  @DisplayName(
      "une séance planifiée est annoncée ; close, elle compte pour la rotation, une seule fois")
  void a_planned_session_is_told_and_a_closed_one_counts_once() {
    plan();
    assertThat(heardOn("codev.groups", session.toString())).contains("STANDARD_180", "Groupe");

    try (var sessions = new SessionMessagePublisher()) {
      sessions.says("session.opened.v1", session.toString(), opened());
      Awaitility.await().untilAsserted(() -> assertThat(move().status()).isEqualTo(409));
      sessions.says("session.topic-chosen.v1", session.toString(), topicChosen("p2" + group));
      sessions.says("session.topic-chosen.v1", session.toString(), topicChosen("p1" + group));
      sessions.says("session.closed.v1", session.toString(), closed("p1" + group));
      sessions.says("session.closed.v1", session.toString(), closed("p1" + group));
    }

    Awaitility.await()
        .untilAsserted(() -> assertThat(read().field("/sessions/0/state")).isEqualTo("HELD"));
    assertThat(read().json().at("/rotation").toString())
        .contains(
            "{\"member\":\"p1" + group + "\",\"timesClient\":1,\"lastClientOn\":\"2027-01-11\"}")
        .contains("{\"member\":\"p2" + group + "\",\"timesClient\":0,\"lastClientOn\":null}");
    assertThat(read().field("/rotation/2/member")).isEqualTo("p1" + group);
    assertThat(read().field("/sessions/0/attendance/0/status")).isEqualTo("LATE");
  }

  /** Each time elsewhere: the same again would be answered as the first time. */
  private Answer move() {
    minute++;
    return as("manager")
        .post(
            "/api/groups/" + group + "/sessions/" + session + "/move",
            Map.of("startsAt", "2027-01-11T08:%02d:00Z".formatted(minute % 60)));
  }

  private void plan() {
    var people = List.of("p1" + group, "p2" + group, "p3" + group);
    var manager = as("manager");
    must(manager.post("/api/people", GroupFixture.people(people)));
    must(
        manager.post(
            "/api/programmes", GroupFixture.programme(programme, Map.of("cadenceWeeks", 3))));
    must(
        manager.post(
            "/api/programmes/" + programme + "/groups",
            GroupFixture.group(group, "Groupe", "facilitator", people)));
    must(
        manager.post(
            "/api/groups/" + group + "/sessions",
            Map.of("id", session, "startsAt", "2027-01-11T08:00:00Z")));
  }

  private Answer read() {
    return as("manager").get("/api/groups/" + group);
  }

  /** The first message on a topic that names something. */
  private static String heardOn(String topic, String name) {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers",
            TestBroker.shared().bootstrapServers(),
            "group.id",
            name,
            "auto.offset.reset",
            "earliest",
            "key.deserializer",
            StringDeserializer.class,
            "value.deserializer",
            StringDeserializer.class);
    try (var consumer = new KafkaConsumer<String, String>(settings)) {
      consumer.subscribe(List.of(topic));
      return Awaitility.await()
          .until(
              () -> {
                for (var message : consumer.poll(Duration.ofMillis(200)))
                  if (message.value().contains(name)) return message.value();
                return "";
              },
              value -> !value.isEmpty());
    }
  }

  private String opened() {
    return "{\"sessionId\":\"%s\",\"groupId\":\"%s\",\"by\":\"facilitator\",\"at\":\"2027-01-11T08:00:00Z\"}"
        .formatted(session, group);
  }

  private String topicChosen(String client) {
    return "{\"sessionId\":\"%s\",\"groupId\":\"%s\",\"client\":\"%s\",\"at\":\"2027-01-11T08:25:00Z\"}"
        .formatted(session, group, client);
  }

  private String closed(String client) {
    return """
    {"sessionId":"%s","groupId":"%s","client":"%s","openedAt":"2027-01-11T08:00:00Z",
     "closedAt":"2027-01-11T11:00:00Z","at":"2027-01-11T11:00:00Z",
     "attendance":[{"username":"%s","status":"LATE","signed":true}]}
    """
        .formatted(session, group, client, client);
  }
}
