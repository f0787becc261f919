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

/**
 * Knows which instances of the services are ready, which of them take no writes, and which
 * connections to them have failed.
 */
final class InstanceReadiness {

  /** Shorter than the interval between two checks, so that each has a result. */
  private static final Duration TIMEOUT = Duration.ofMillis(900);

  /** Answers 503 where the databases of an instance refuse writes. */
  private static final String WRITES = "/actuator/health/writes";

  private final HttpClient client =
      HttpClient.create()
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TIMEOUT.toMillis())
          .responseTimeout(TIMEOUT);

  /** So many checks in a row without any answer, and an instance is taken to hang. */
  private static final int SILENT_CHECKS = 2;

  private final Set<ServiceInstance> disconnected = ConcurrentHashMap.newKeySet();
  private final Set<ServiceInstance> refusingWrites = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<ServiceInstance>> ready = new ConcurrentHashMap<>();
  private final Map<ServiceInstance, Integer> silentChecks = new ConcurrentHashMap<>();

  /** Tells, for each service, that its instances have been checked. */
  private final Map<String, Sinks.Many<Boolean>> checked = new ConcurrentHashMap<>();

  /** Checks whether an instance is ready now, and whether it takes writes. */
  Mono<Boolean> check(ServiceInstance instance, String path) {
    return Mono.zip(checkReady(instance, path), checkWrites(instance), (isReady, _) -> isReady);
  }

  private Mono<Boolean> checkReady(ServiceInstance instance, String path) {
    return status(instance, path)
        .map(status -> status == 200)
        .doOnNext(_ -> silentChecks.remove(instance))
        .onErrorResume(
            _ -> {
              silentChecks.merge(instance, 1, Integer::sum);
              return Mono.just(false);
            })
        .doOnNext(
            isReady -> {
              if (isReady) disconnected.remove(instance);
            });
  }

  /** One that does not answer is not ready; one of an earlier version does not know. */
  private Mono<Boolean> checkWrites(ServiceInstance instance) {
    return status(instance, WRITES)
        .map(status -> status == 503)
        .onErrorReturn(false)
        .doOnNext(
            refuses -> {
              if (refuses) refusingWrites.add(instance);
              else refusingWrites.remove(instance);
            });
  }

  private Mono<Integer> status(ServiceInstance instance, String path) {
    return client
        .get()
        .uri(instance.getUri().resolve(path))
        .response()
        .map(answer -> answer.status().code())
        .timeout(TIMEOUT);
  }

  /** Notes which instances of a service passed their last check. */
  void noteReady(String service, List<ServiceInstance> instances) {
    ready.put(service, Set.copyOf(instances));
    var _ = checks(service).tryEmitNext(true); // one that fails is made up for by the next check
  }

  private Sinks.Many<Boolean> checks(String service) {
    return checked.computeIfAbsent(service, _ -> Sinks.many().multicast().directBestEffort());
  }

  /**
   * Until an instance has not answered its checks while another one of its service is ready. One
   * that answers that it is not ready still answers what it has been sent.
   */
  Mono<Boolean> awaitSilence(ServiceInstance instance) {
    return checks(instance.getServiceId())
        .asFlux()
        .startWith(true)
        .filter(_ -> isSilent(instance))
        .next();
  }

  private boolean isSilent(ServiceInstance instance) {
    return silentChecks.getOrDefault(instance, 0) >= SILENT_CHECKS
        && ready.getOrDefault(instance.getServiceId(), Set.of()).stream()
            .anyMatch(other -> !other.equals(instance));
  }

  /** A connection to it has failed: it is avoided until it passes a check. */
  void noteDisconnected(ServiceInstance instance) {
    disconnected.add(instance);
  }

  boolean isConnected(ServiceInstance instance) {
    return !disconnected.contains(instance);
  }

  /** Whether its databases refused writes when it was last checked. */
  boolean refusesWrites(ServiceInstance instance) {
    return refusingWrites.contains(instance);
  }
}
