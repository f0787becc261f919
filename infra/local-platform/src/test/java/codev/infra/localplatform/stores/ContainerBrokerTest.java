package codev.infra.localplatform.stores;

import static codev.infra.localplatform.stores.ServiceLog.GROUPS;
import static codev.infra.localplatform.stores.ServiceLog.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A broker of the containers")
@Timeout(180)
class ContainerBrokerTest {
  private static final List<String> PLAIN = List.of("docker-compose.yml");
  private static final List<String> ENCRYPTED =
      List.of("docker-compose.yml", "infra/docker/tls.yml");

  @TempDir Path folder;

  private ContainerScripts scripts;

  @BeforeEach
  void make_the_secrets() throws Exception {
    scripts = new ContainerScripts(folder);
    scripts.runForAll("secrets.sh");
  }

  @Test
  @DisplayName("has each service sign in, and publish to its own topic only")
  void each_service_signs_in() throws Exception {
    try (var broker = start(PLAIN)) {
      assertThat(broker.client(SESSIONS))
          .containsEntry("security.protocol", "SASL_PLAINTEXT")
          .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
      assertEachPublishesToItsOwn(broker);

      var stranger = broker.client(SESSIONS);
      stranger.computeIfPresent(
          "sasl.jaas.config", (_, login) -> login.toString().replace(SESSIONS.database(), "kafka"));
      try (var admin = Admin.create(stranger)) {
        assertThatThrownBy(() -> admin.listTopics().names().get())
            .hasCauseInstanceOf(SaslAuthenticationException.class);
      }
    }
  }

  @Test
  @DisplayName("likewise over TLS, by the setting that encrypts connections to the stores")
  void over_tls() throws Exception {
    scripts.runForAll("certificates.sh");
    try (var broker = start(ENCRYPTED)) {
      assertThat(broker.client(SESSIONS)).containsEntry("security.protocol", "SASL_SSL");
      assertEachPublishesToItsOwn(broker);

      var trusting = broker.client(SESSIONS);
      trusting.remove("ssl.truststore.location");
      trusting.remove("ssl.truststore.type");
      try (var admin = Admin.create(trusting)) {
        assertThatThrownBy(() -> admin.listTopics().names().get())
            .hasCauseInstanceOf(SslAuthenticationException.class);
      }
    }
  }

  private ContainerBroker start(List<String> files) throws Exception {
    var broker = new ContainerBroker(scripts, files, folder.resolve("data"));
    broker.makeAccounts();
    return broker;
  }

  private static void assertEachPublishesToItsOwn(ContainerBroker broker) throws Exception {
    for (var log : List.of(GROUPS, SESSIONS)) {
      var client = broker.client(log);
      // accounts reach the broker a moment after they were noted
      await().ignoreExceptions().until(() -> isCreated(client, log));
      publish(client, log.topic());
    }
    assertThatThrownBy(() -> publish(broker.client(SESSIONS), GROUPS.topic()))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(TopicAuthorizationException.class);
  }

  private static boolean isCreated(Map<String, Object> client, ServiceLog log) throws Exception {
    try (var admin = Admin.create(client)) {
      if (!admin.listTopics().names().get().contains(log.topic()))
        admin.createTopics(List.of(new NewTopic(log.topic(), 1, (short) 1))).all().get();
      return true;
    }
  }

  private static void publish(Map<String, Object> client, String topic) throws Exception {
    try (var producer =
        new KafkaProducer<>(client, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "lumière", "bonjour")).get();
    }
  }
}
