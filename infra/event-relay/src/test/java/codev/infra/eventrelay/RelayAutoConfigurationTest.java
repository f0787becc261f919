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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

@DisplayName("Un service qui parle et qui écoute")
class RelayAutoConfigurationTest {
  private static final String TOPIC = "codev.test-" + UUID.randomUUID();

  private static final String VIEWS = TestMongo.freshUri();

  private final TestPostgres.Database log = TestPostgres.database();
  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  DataSourceAutoConfiguration.class,
                  MongoAutoConfiguration.class,
                  KafkaAutoConfiguration.class,
                  RelayAutoConfiguration.class))
          .withPropertyValues(
              "spring.application.name=echo-service",
              "spring.datasource.url=" + log.url(),
              "spring.datasource.username=" + TestPostgres.Database.USERNAME,
              "spring.datasource.password=" + TestPostgres.Database.PASSWORD,
              "spring.mongodb.uri=" + VIEWS)
          .withUserConfiguration(Store.class);

  @BeforeEach
  void the_tables_of_a_service() {
    DatabaseSchema.SERVICE.migrate(log.dataSource());
  }

  @Test
  @DisplayName("parle par son journal et fait entendre à sa pièce ce qui est dit")
  @SuppressWarnings("unchecked")
  void speaks_and_listens() {
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

              var heard = context.getBean(Echo.class).heard;
              await().atMost(Duration.ofSeconds(30)).until(() -> heard.contains("bonjour"));
            });
  }

  @Test
  @DisplayName("démarre et se porte bien sans Kafka")
  void starts_without_kafka() {
    service
        .withUserConfiguration(Echo.class)
        .withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1")
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(DeadLetterEndpoint.class);
              assertThat(context.getBean(MessageConsumerLifecycle.class).health().getStatus())
                  .isEqualTo(Status.UP);
            });
  }

  @Test
  @DisplayName("qui se tait n'a rien à dire à Kafka")
  void who_is_silent_has_no_outbox() {
    service
        .withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1")
        .run(context -> assertThat(context).doesNotHaveBean(EventProcessor.class));
  }

  static class Store {
    @Bean
    MongoDatabase viewsDatabase(MongoClient client) {
      return client.getDatabase(Objects.requireNonNull(new ConnectionString(VIEWS).getDatabase()));
    }
  }

  static class Echo implements MessageListener {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @Bean
    MessageMapper<String> speaker() {
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
      heard.add(message.as(String.class));
    }
  }
}
