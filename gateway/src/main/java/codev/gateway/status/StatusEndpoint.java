package codev.gateway.status;

import codev.gateway.routing.ServicesProperties;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is wrong with the services and what to do, as a page: {@code GET /actuator/status}. */
@Component
@Endpoint(id = "status")
record StatusEndpoint(ServicesProperties services, InstanceStatusClient client, StatusPage page) {
  @ReadOperation(produces = "text/html;charset=UTF-8")
  Mono<String> status() {
    return Flux.fromIterable(services.services().entrySet())
        .flatMapSequential(this::instances)
        .collectList()
        .map(page::of);
  }

  private Flux<InstanceStatus> instances(Map.Entry<String, List<URI>> service) {
    return Flux.fromIterable(service.getValue())
        .flatMapSequential(instance -> client.ask(service.getKey() + "-service", instance));
  }
}
