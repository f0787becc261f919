package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.database.DatabaseSchema;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.testkit.TestBroker;
import codev.infra.testkit.TestMongo;
import codev.infra.testkit.TestPostgres;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

@DisplayName("A service that publishes and listens")
class RelayAutoConfigurationTest {
  private static final String TOPIC = "codev.test-" + UUID.randomUUID();

  private static final String VIEWS = TestMongo.freshUri();

  private final TestPostgres.Database log =
      TestPostgres.database("service", DatabaseSchema.SERVICE::migrate);
  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class,
                  MongoAutoConfiguration.class,
                  KafkaAutoConfiguration.class))
          .withConfiguration(AutoConfigurations.of(ofTheRelay()))
          .withPropertyValues(
              "spring.application.name=echo-service",
              "codev.messages.signatures=accepted",
              "spring.datasource.url=" + log.url(),
              "spring.datasource.username=" + TestPostgres.Database.USERNAME,
              "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
              "spring.mongodb.uri=" + VIEWS)
          .withUserConfiguration(Store.class);

  @Test
  @DisplayName("publishes from its log and hands messages to its listener")
  @SuppressWarnings("unchecked")
  void publishes_and_listens() {
    service
        .withUserConfiguration(Echo.class)
        .withPropertyValues(
            "spring.kafka.bootstrap-servers=" + TestBroker.shared().bootstrapServers())
        .run(
            context -> {
              EventProcessor<String> outbox = context.getBean(EventProcessor.class);
              outbox.savedPosition();

              outbox.process(
                  List.of(new RecordedEvent<>("bonjour", 1, "lumière", 0, Instant.EPOCH, "hash1")),
                  new LogPosition(1, "hash1"));

              var handled = context.getBean(Echo.class).handled;
              await().until(() -> handled.contains("bonjour"));
            });
  }

  @Test
  @DisplayName("starts and is healthy without Kafka")
  void starts_without_kafka() {
    service
        .withUserConfiguration(Echo.class)
        .withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1")
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasBean("deadLetterEndpoint");
              assertThat(context.getBean(HealthIndicator.class).health())
                  .extracting(Health::getStatus)
                  .isEqualTo(Status.UP);
            });
  }

  @Test
  @DisplayName("without a mapper it does not connect to Kafka")
  void without_a_mapper_there_is_no_outbox() {
    service
        .withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1")
        .run(context -> assertThat(context).doesNotHaveBean(EventProcessor.class));
  }

  /** Those that an application finds, as the module registers them. */
  private static Class<?>[] ofTheRelay() {
    return ImportCandidates.load(AutoConfiguration.class, null).getCandidates().stream()
        .filter(name -> name.startsWith("codev.infra.eventrelay."))
        .map(name -> ClassUtils.resolveClassName(name, null))
        .toArray(Class<?>[]::new);
  }

  static class Store {
    @Bean
    MongoDatabase viewsDatabase(MongoClient client) {
      return client.getDatabase(Objects.requireNonNull(new ConnectionString(VIEWS).getDatabase()));
    }
  }

  static class Echo implements MessageListener {
    final List<String> handled = new CopyOnWriteArrayList<>();

    @Bean
    MessageMapper<String> publisher() {
      return new MessageMapper<>() {
        @Override
        public String topic() {
          return TOPIC;
        }

        @Override
        public Class<String> eventType() {
          return String.class;
        }

        @Override
        public Optional<OutboundMessage> map(RecordedEvent<String> recorded) {
          return Optional.of(new OutboundMessage("echo.said.v1", recorded.event()));
        }
      };
    }

    @Override
    public String name() {
      return "echo";
    }

    @Override
    public String topic() {
      return TOPIC;
    }

    @Override
    public void handle(InboundMessage message) {
      handled.add(message.as(String.class));
    }
  }
}
