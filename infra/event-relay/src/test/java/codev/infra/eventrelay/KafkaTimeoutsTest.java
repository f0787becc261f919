package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestTimeouts;
import codev.infra.testkit.faults.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

@DisplayName("Connections to Kafka over a bad network")
class KafkaTimeoutsTest {
  @SuppressWarnings("NullAway.Init")
  private TcpProxy network;

  private final TestBroker broker = new TestBroker(this::proxy).start();

  @AfterEach
  void stop() throws IOException {
    broker.stop();
    network.close();
  }

  @Test
  @DisplayName("what is sent on a connection that was cut in silence arrives on another")
  void a_silent_connection_is_given_up() throws Exception {
    var kafka = new KafkaProperties();
    kafka.setBootstrapServers(List.of(broker.bootstrapServers()));
    var settings =
        new RelayProperties(1, (short) 1, 3, Duration.ZERO, Duration.ZERO, Duration.ofHours(1));
    try (var topics = new TopicAdmin(kafka.buildAdminProperties(), settings)) {
      topics.ensure("topic");
    }
    try (var producer = new KafkaClients(kafka).producer()) {
      send(producer);
      network.silence();
      assertThat(send(producer)).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("a setting of the same name overrides a limit")
  void a_setting_overrides_a_limit() {
    assertThat(KafkaTimeouts.addTo(Map.of("request.timeout.ms", 5)))
        .containsEntry("request.timeout.ms", 5)
        .containsKey("socket.connection.setup.timeout.ms");
  }

  private static long send(Producer<String, byte[]> producer) throws Exception {
    return producer
        .send(new ProducerRecord<>("topic", new byte[] {1}))
        .get(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)
        .offset();
  }

  private int proxy(int port) {
    try {
      network = new TcpProxy(port);
      return network.port();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
