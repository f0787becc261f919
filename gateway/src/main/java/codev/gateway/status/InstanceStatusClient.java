package codev.gateway.status;

import java.net.URI;
import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks an instance of a service for its health and its meters. */
@Component
class InstanceStatusClient {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.create().responseTimeout(LIMIT);

  Mono<InstanceStatus> ask(String service, URI instance) {
    return Mono.zip(
            answer(instance, "/actuator/health/readiness"),
            answer(instance, "/actuator/health/read-models"),
            answer(instance, "/actuator/health/writes"),
            answer(instance, "/actuator/prometheus"))
        .map(
            answers ->
                new InstanceStatus(
                    service,
                    String.valueOf(instance.getAuthority()),
                    answers.getT1(),
                    answers.getT2(),
                    answers.getT3(),
                    answers.getT4()));
  }

  private Mono<InstanceAnswer> answer(URI instance, String path) {
    return client
        .get()
        .uri(instance.resolve(path))
        .responseSingle(
            (answer, body) ->
                body.asString()
                    .defaultIfEmpty("")
                    .map(text -> new InstanceAnswer(answer.status().code(), text)))
        .timeout(LIMIT)
        .onErrorReturn(InstanceAnswer.NONE);
  }
}
