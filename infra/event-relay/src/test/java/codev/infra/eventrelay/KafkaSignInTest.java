package codev.infra.eventrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@DisplayName("How a container's service signs in to Kafka")
class KafkaSignInTest {
  private static final String LOGIN =
      "org.apache.kafka.common.security.scram.ScramLoginModule required"
          + " username=\"codev_groups\" password=\"24fc79\";";

  @TempDir Path secrets;

  @Test
  @DisplayName("is set by its environment and a file, for all its clients")
  void is_set_for_all_clients() throws IOException {
    Files.writeString(secrets.resolve("spring.kafka.properties.sasl.jaas.config"), LOGIN);
    new ApplicationContextRunner()
        .withPropertyValues("spring.config.import=configtree:" + secrets + "/")
        .withInitializer(KafkaSignInTest::addEnvironment)
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
        .run(context -> assertSignsIn(context.getBean(KafkaProperties.class)));
  }

  private static void assertSignsIn(KafkaProperties kafka) {
    for (var client :
        List.of(
            kafka.buildProducerProperties(),
            kafka.buildConsumerProperties(),
            kafka.buildAdminProperties()))
      assertThat(client)
          .containsEntry("security.protocol", "SASL_PLAINTEXT")
          .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
          .containsEntry("sasl.jaas.config", LOGIN);
  }

  private static void addEnvironment(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                "container-systemEnvironment",
                Map.of(
                    "SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
                    "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512")));
  }
}
