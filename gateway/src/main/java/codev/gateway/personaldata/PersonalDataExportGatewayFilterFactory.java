package codev.gateway.personaldata;

import codev.gateway.routing.GatewayWebClients;
import codev.gateway.security.TokenRelayFilter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.rewrite.ModifyResponseBodyGatewayFilterFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Filter {@code PersonalDataExport}: composes the personal-data export. To learning-service's
 * answer it adds those of the other services, each requested with the person's own token. If one
 * service does not answer, there is no export: an incomplete one would look complete.
 */
@Component
public class PersonalDataExportGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** In bytes, of one service's part. */
  private static final int LARGEST = 64 << 20;

  private static final Map<String, String> EXPORTS =
      Map.of(
          "inGroups", "http://group/api/groups/me/export",
          "inSessions", "http://session/api/sessions/me/export");

  private final ModifyResponseBodyGatewayFilterFactory rewriting;
  private final WebClient services;

  PersonalDataExportGatewayFilterFactory(
      ModifyResponseBodyGatewayFilterFactory rewriting, GatewayWebClients clients) {
    super(Object.class);
    this.rewriting = rewriting;
    services =
        clients.services().mutate().codecs(c -> c.defaultCodecs().maxInMemorySize(LARGEST)).build();
  }

  @Override
  public String name() {
    return "PersonalDataExport";
  }

  @Override
  public GatewayFilter apply(Object none) {
    return rewriting.apply(
        config -> config.setRewriteFunction(String.class, String.class, this::gathered));
  }

  private Mono<String> gathered(ServerWebExchange exchange, @Nullable String held) {
    var status = exchange.getResponse().getStatusCode();
    if (held == null || status == null || !status.is2xxSuccessful()) return Mono.justOrEmpty(held);
    var whole = Mono.just((ObjectNode) JSON.readTree(held));
    for (var export : EXPORTS.entrySet())
      whole =
          whole.zipWith(
              facts(export.getValue(), exchange),
              (all, facts) -> (ObjectNode) all.set(export.getKey(), facts));
    return whole.map(JSON::writeValueAsString);
  }

  private Mono<JsonNode> facts(String address, ServerWebExchange exchange) {
    return services
        .get()
        .uri(address)
        .header(HttpHeaders.AUTHORIZATION, TokenRelayFilter.authorization(exchange))
        .retrieve()
        .bodyToMono(String.class)
        .map(body -> JSON.readTree(body).path("facts"))
        .onErrorMap(
            WebClientException.class,
            why -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, why));
  }
}
