package codev.gateway.status;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks an instance of a service whether it is ready, and for its meters. */
@Component
class InstanceStatusClient {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int NO_ANSWER = 0;

  private final HttpClient client = HttpClient.create().responseTimeout(LIMIT);

  Mono<InstanceStatus> ask(String service, URI instance) {
    return Mono.zip(readiness(instance), meters(instance))
        .map(
            answers ->
                new InstanceStatus(service, address(instance), answers.getT1(), answers.getT2()));
  }

  private static String address(URI instance) {
    return String.valueOf(instance.getAuthority());
  }

  private Mono<Integer> readiness(URI instance) {
    return client
        .get()
        .uri(instance.resolve("/actuator/health/readiness"))
        .response()
        .map(answer -> answer.status().code())
        .timeout(LIMIT)
        .onErrorReturn(NO_ANSWER);
  }

  private Mono<Optional<String>> meters(URI instance) {
    return client
        .get()
        .uri(instance.resolve("/actuator/prometheus"))
        .responseSingle(
            (answer, body) ->
                body.asString()
                    .map(text -> Optional.of(text).filter(_ -> answer.status().code() == 200)))
        .timeout(LIMIT)
        .onErrorReturn(Optional.empty())
        .defaultIfEmpty(Optional.empty());
  }
}
