package codev.gateway.routing;

import io.netty.channel.ChannelOption;
import java.util.Objects;
import org.springframework.cloud.client.loadbalancer.reactive.LoadBalancedExchangeFilterFunction;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * The clients for what the gateway itself asks, with the same limits of connection, response and
 * idle time as the requests that it passes on ({@code
 * spring.cloud.gateway.server.webflux.httpclient}).
 */
@Component
public class GatewayWebClients {
  private final WebClient bounded;
  private final LoadBalancedExchangeFilterFunction loadBalancer;

  GatewayWebClients(HttpClientProperties limits, LoadBalancedExchangeFilterFunction loadBalancer) {
    var connections =
        ConnectionProvider.builder("gateway")
            .maxIdleTime(
                Objects.requireNonNull(limits.getPool().getMaxIdleTime(), "pool.max-idle-time"))
            .build();
    var http =
        HttpClient.create(connections)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                Objects.requireNonNull(limits.getConnectTimeout(), "connect-timeout"))
            .responseTimeout(
                Objects.requireNonNull(limits.getResponseTimeout(), "response-timeout"));
    this.bounded =
        WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    this.loadBalancer = loadBalancer;
  }

  /** Asks a ready instance of a service: {@code http://group/…}. */
  public WebClient services() {
    return bounded.mutate().filter(loadBalancer).build();
  }

  /** Asks the identity provider at its address. */
  public WebClient identityProvider() {
    return bounded;
  }
}
