package codev.infra.projections;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.Circles.Circle;
import codev.infra.testkit.TestMongo;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

@DisplayName("A service with views")
class ProjectionsConfigurationTest {
  private static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBjjCCATOgAwIBAgIUX5fgXgtvyUZoyQQKX6yl8iU6B3MwCgYIKoZIzj0EAwIw
      GzEZMBcGA1UEAwwQY29kZXYgY29udGFpbmVyczAgFw0yNjExMzAxMTQ1NDBaGA8y
      MTI2MTEwNjExNDU0MFowGzEZMBcGA1UEAwwQY29kZXYgY29udGFpbmVyczBZMBMG
      ByqGSM49AgEGCCqGSM49AwEHA0IABOcVRKLZcACsGmDb6NJ3w7Bm/KKvscxmFlHW
      ZglRQL7gdTU5F4o49OEkfRe96flHX7RqobPlh6uX2HWMArufdsqjUzBRMB0GA1Ud
      DgQWBBSs+FOhwHJSeT/rmdeQEt6AckuQKjAfBgNVHSMEGDAWgBSs+FOhwHJSeT/r
      mdeQEt6AckuQKjAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCF
      o9oVeLRlioFrXHAjEHFeYsjZKyUPzAWoWRr3rg77JwIhAJOgJ8wpNbRSE6GSlUFf
      FVC4d3zAakj04W7FRAI4JArn
      -----END CERTIFICATE-----
      """;

  @TempDir Path folder;

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(MongoAutoConfiguration.class, ProjectionsConfiguration.class))
          .withUserConfiguration(Wiring.class);

  @Test
  @DisplayName("has each of them follow the log")
  void has_a_follower_for_each() {
    service
        .withPropertyValues("spring.mongodb.uri=" + TestMongo.freshUri())
        .run(
            context ->
                assertThat(context.getBeansOfType(EventProcessor.class).values())
                    .extracting(EventProcessor::name)
                    .containsExactly("circle.1", "circle.1 rebuild"));
  }

  @Test
  @DisplayName("starts even when the view store does not answer")
  void starts_without_its_store() {
    service
        .withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1:1/nowhere")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  @DisplayName("signs in to its store with a password that stands in another setting")
  void signs_in_to_its_store() {
    service
        .withPropertyValues(
            "spring.mongodb.uri=${CODEV_VIEWS_URI}",
            "CODEV_VIEWS_URI=mongodb://circles:${CODEV_VIEWS_PASSWORD}@127.0.0.1:1/circles",
            "CODEV_VIEWS_PASSWORD=24fc79")
        .run(
            context ->
                assertThat(
                        context
                            .getBean(MongoConnectionDetails.class)
                            .getConnectionString()
                            .getCredential())
                    .isEqualTo(
                        MongoCredential.createCredential(
                            "circles", "circles", "24fc79".toCharArray())));
  }

  @Test
  @DisplayName("encrypts what it sends to its store, and knows the authority of that alone")
  void encrypts_by_a_setting() throws IOException {
    var authority = Files.writeString(folder.resolve("authority.pem"), AUTHORITY);
    service
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
        .withPropertyValues(
            "spring.mongodb.uri=mongodb://127.0.0.1:1/circles",
            "spring.mongodb.ssl.bundle=views",
            "spring.ssl.bundle.pem.views.truststore.certificate=file:" + authority)
        .run(
            context -> {
              var client = MongoClientSettings.builder();
              context
                  .getBeanProvider(MongoClientSettingsBuilderCustomizer.class)
                  .orderedStream()
                  .forEach(customizer -> customizer.customize(client));
              var settings = client.build().getSslSettings();
              assertThat(settings.isEnabled()).isTrue();
              assertThat(settings.isInvalidHostNameAllowed()).isFalse();
              assertThat(settings.getContext()).isNotNull();
            });
  }

  @Test
  @DisplayName("refuses an address without a database")
  void refuses_an_address_without_database() {
    service
        .withPropertyValues("spring.mongodb.uri=mongodb://127.0.0.1:1/")
        .run(
            context -> assertThat(context).getFailure().hasMessageContaining("spring.mongodb.uri"));
  }

  static class Wiring {
    @Bean
    ReadModel<Circle> circles(ReadModels views) {
      return views.project(new Circles());
    }
  }
}
