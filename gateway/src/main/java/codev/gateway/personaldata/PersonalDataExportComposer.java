package codev.gateway.personaldata;

import codev.gateway.messages.ReactiveRequestLocaleResolver;
import codev.gateway.routing.GatewayWebClients;
import codev.gateway.security.TokenRelayFilter;
import java.util.Map;
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
 * Composes the personal-data export. To learning-service's answer it adds those of the other
 * services, each requested with the person's own token. If one service does not answer, there is no
 * export: an incomplete one would look complete.
 */
@Component
final class PersonalDataExportComposer {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** In bytes, of one service's part. */
  private static final int LARGEST = 64 << 20;

  private static final Map<String, String> EXPORTS =
      Map.of(
          "inGroups", "http://group/api/groups/me/export",
          "inSessions", "http://session/api/sessions/me/export");

  private final WebClient services;

  PersonalDataExportComposer(GatewayWebClients clients) {
    services =
        clients.services().mutate().codecs(c -> c.defaultCodecs().maxInMemorySize(LARGEST)).build();
  }

  /** Whether learning-service has answered with its part; a refusal is passed on as it is. */
  static boolean isAnswered(ServerWebExchange exchange) {
    var status = exchange.getResponse().getStatusCode();
    return status != null && status.is2xxSuccessful();
  }

  /**
   * @param learningData what learning-service has answered
   */
  Mono<ObjectNode> compose(ServerWebExchange exchange, String learningData) {
    var wholeExport = Mono.just((ObjectNode) JSON.readTree(learningData));
    for (var export : EXPORTS.entrySet())
      wholeExport =
          wholeExport.zipWith(
              facts(export.getValue(), exchange),
              (all, facts) -> (ObjectNode) all.set(export.getKey(), facts));
    return wholeExport;
  }

  private static String language(ServerWebExchange exchange) {
    return ReactiveRequestLocaleResolver.resolve(exchange).toLanguageTag();
  }

  private Mono<JsonNode> facts(String address, ServerWebExchange exchange) {
    return services
        .get()
        .uri(address)
        .header(HttpHeaders.AUTHORIZATION, TokenRelayFilter.authorization(exchange))
        .header(HttpHeaders.ACCEPT_LANGUAGE, language(exchange))
        .retrieve()
        .bodyToMono(String.class)
        .map(body -> JSON.readTree(body).path("facts"))
        .onErrorMap(
            WebClientException.class,
            why -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, why));
  }
}
