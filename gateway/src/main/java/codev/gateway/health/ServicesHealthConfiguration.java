package codev.gateway.health;

import static java.util.stream.Collectors.toMap;

import codev.gateway.routing.ServicesProperties;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Health indicators of the services: one is up while any of its instances is, and an instance that
 * does not answer in time is not.
 */
@Configuration(proxyBeanMethods = false)
class ServicesHealthConfiguration {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  @Bean
  ReactiveHealthContributor services(ServicesProperties settings) {
    return CompositeReactiveHealthContributor.fromMap(
        settings.services().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, service -> health(service.getValue()))));
  }

  private static ReactiveHealthIndicator health(List<URI> instances) {
    var client = HttpClient.create().responseTimeout(READ_TIMEOUT);
    return new ReactiveHealthIndicator() {
      @Override
      public Mono<Health> health() {
        return Flux.fromIterable(instances)
            .flatMap(instance -> isUp(client, instance))
            .any(isUp -> isUp)
            .map(isUp -> (isUp ? Health.up() : Health.down()).build());
      }
    };
  }

  private static Mono<Boolean> isUp(HttpClient client, URI instance) {
    return client
        .get()
        .uri(instance.resolve("/actuator/health"))
        .response()
        .map(answer -> answer.status().code() == 200)
        .timeout(READ_TIMEOUT)
        .onErrorReturn(false);
  }
}
