package codev.gateway.health;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Health indicators of the services: one that does not answer in time is down. */
@Configuration(proxyBeanMethods = false)
class ServicesHealthConfiguration {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * @param services the address of each, by name
   */
  @ConfigurationProperties("codev")
  record Settings(@Name("services") Map<String, URI> services) {}

  @Bean
  ReactiveHealthContributor services(Settings settings) {
    return CompositeReactiveHealthContributor.fromMap(
        settings.services().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, service -> health(service.getValue()))));
  }

  private static ReactiveHealthIndicator health(URI service) {
    var client = HttpClient.create().responseTimeout(PATIENCE);
    return new ReactiveHealthIndicator() {
      @Override
      public Mono<Health> health() {
        return client
            .get()
            .uri(service.resolve("/actuator/health"))
            .response()
            .map(answer -> answer.status().code() == 200 ? Health.up() : Health.down())
            .timeout(PATIENCE)
            .onErrorReturn(Health.down())
            .map(Health.Builder::build);
      }
    };
  }
}
