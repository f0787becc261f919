package codev.gateway.routing;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.client.ServiceInstance;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;

/** Knows which instances of the services are ready, and which connections to them have failed. */
final class InstanceReadiness {

  /** Shorter than the interval between two checks, so that each has a result. */
  private static final Duration TIMEOUT = Duration.ofMillis(900);

  private final HttpClient client =
      HttpClient.create()
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TIMEOUT.toMillis())
          .responseTimeout(TIMEOUT);

  private final Set<ServiceInstance> disconnected = ConcurrentHashMap.newKeySet();
  private final Map<String, List<ServiceInstance>> ready = new ConcurrentHashMap<>();

  /** The service whose instances have been checked. */
  private final Sinks.Many<String> checked = Sinks.many().multicast().directBestEffort();

  /** Checks whether an instance is ready now. */
  Mono<Boolean> check(ServiceInstance instance, String path) {
    return client
        .get()
        .uri(instance.getUri().resolve(path))
        .response()
        .map(answer -> answer.status().code() == 200)
        .timeout(TIMEOUT)
        .onErrorReturn(false)
        .doOnNext(
            isReady -> {
              if (isReady) disconnected.remove(instance);
            });
  }

  /** Notes which instances of a service passed their last check. */
  void noteReady(String service, List<ServiceInstance> instances) {
    ready.put(service, instances);
    checked.emitNext(service, Sinks.EmitFailureHandler.busyLooping(TIMEOUT));
  }

  /** Until an instance has failed its check while another one of its service is ready. */
  Mono<String> awaitTakenOut(ServiceInstance instance) {
    return checked
        .asFlux()
        .startWith(instance.getServiceId())
        .filter(instance.getServiceId()::equals)
        .filter(_ -> isTakenOut(instance))
        .next();
  }

  private boolean isTakenOut(ServiceInstance instance) {
    var others = ready.getOrDefault(instance.getServiceId(), List.of());
    return !others.isEmpty() && !others.contains(instance);
  }

  /** A connection to it has failed: it is avoided until it passes a check. */
  void noteDisconnected(ServiceInstance instance) {
    disconnected.add(instance);
  }

  boolean isConnected(ServiceInstance instance) {
    return !disconnected.contains(instance);
  }
}
