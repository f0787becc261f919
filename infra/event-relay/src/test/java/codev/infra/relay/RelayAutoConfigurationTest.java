package codev.infra.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.Follower;
import codev.infra.eventstore.Mark;
import codev.infra.eventstore.Recorded;
import codev.infra.testkit.Broker;
import codev.infra.testkit.Postgres;
import codev.infra.testkit.ViewStore;
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

  private static final String VIEWS = ViewStore.freshUri();

  private final Postgres.Database log = Postgres.database();
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
              "spring.datasource.username=" + Postgres.Database.USERNAME,
              "spring.datasource.password=" + Postgres.Database.PASSWORD,
              "spring.mongodb.uri=" + VIEWS)
          .withUserConfiguration(Store.class);

  @Test
  @DisplayName("parle par son journal et fait entendre à sa pièce ce qui est dit")
  @SuppressWarnings("unchecked")
  void speaks_and_listens() {
    service
        .withUserConfiguration(Echo.class)
        .withPropertyValues("spring.kafka.bootstrap-servers=" + Broker.shared().bootstrapServers())
        .run(
            context -> {
              Follower<String> outbox = context.getBean(Follower.class);
              outbox.mark();

              outbox.follow(
                  List.of(new Recorded<>("bonjour", 1, "lumière", 0, Instant.EPOCH, "hash1")),
                  new Mark(1, "hash1"));

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
              assertThat(context).hasNotFailed().hasSingleBean(ParkedEndpoint.class);
              assertThat(context.getBean(Hearings.class).health().getStatus()).isEqualTo(Status.UP);
            });
  }

  @Test
  @DisplayName("qui se tait n'a rien à dire à Kafka")
  void who_is_silent_has_no_outbox() {
    service
        .withPropertyValues("spring.kafka.bootstrap-servers=127.0.0.1:1")
        .run(context -> assertThat(context).doesNotHaveBean(Follower.class));
  }

  static class Store {
    @Bean
    MongoDatabase viewsDatabase(MongoClient client) {
      return client.getDatabase(Objects.requireNonNull(new ConnectionString(VIEWS).getDatabase()));
    }
  }

  static class Echo implements Listener {
    final List<String> heard = new CopyOnWriteArrayList<>();

    @Bean
    Speaker<String> speaker() {
      return new Speaker<>() {
        @Override
        public String topic() {
          return TOPIC;
        }

        @Override
        public Class<String> speaksOf() {
          return String.class;
        }

        @Override
        public Optional<Published> of(Recorded<String> recorded) {
          return Optional.of(new Published("echo.said.v1", recorded.event()));
        }
      };
    }

    @Override
    public String room() {
      return "echo";
    }

    @Override
    public String topic() {
      return TOPIC;
    }

    @Override
    public void on(Heard message) {
      heard.add(message.as(String.class));
    }
  }
}
