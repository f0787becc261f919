package codev.gateway.routing;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.cloud.client.ServiceInstance;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Checks the readiness of a service's instances and remembers failed connections to them. */
final class InstanceReadiness {

  /** Shorter than the interval between two checks, so that each has a result. */
  private static final Duration TIMEOUT = Duration.ofMillis(900);

  private final HttpClient client =
      HttpClient.create()
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TIMEOUT.toMillis())
          .responseTimeout(TIMEOUT);

  private final Set<ServiceInstance> disconnected = ConcurrentHashMap.newKeySet();

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

  /** A connection to it has failed: it is avoided until it passes a check. */
  void noteDisconnected(ServiceInstance instance) {
    disconnected.add(instance);
  }

  boolean isConnected(ServiceInstance instance) {
    return !disconnected.contains(instance);
  }
}
