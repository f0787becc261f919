package codev.gateway.personaldata;

import codev.gateway.messages.ReactiveRequestLocaleResolver;
import codev.gateway.routing.GatewayWebClients;
import codev.gateway.security.LatestAuthorization;
import codev.gateway.security.TokenRelayFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Composes the personal-data export. To learning-service's answer it adds those of the other
 * services, each requested with the person's own token. If one service does not answer, there is no
 * export: an incomplete one would look complete.
 */
@Component
final class PersonalDataExportComposer {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The field of what session-service holds. */
  static final String IN_SESSIONS = "inSessions";

  /** In bytes, of one service's part. */
  static final int LARGEST = 64 << 20;

  /** The field of the security records, which each service has. */
  private static final String SECURITY = "security";

  /** The field of the moment from which on they are complete, where earlier facts are left out. */
  static final String SECURITY_COMPLETE_FROM = "securityCompleteFrom";

  private static final String FILES = "http://session";

  private static final Map<String, String> EXPORTS =
      Map.of(
          "inGroups",
          "http://group/api/groups/me/export",
          IN_SESSIONS,
          "http://session/api/sessions/me/export");

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
              data(export.getValue(), exchange), (all, data) -> with(all, export.getKey(), data));
    return wholeExport.map(PersonalDataExportComposer::inOrderOfTime);
  }

  private static ObjectNode with(ObjectNode all, String service, JsonNode data) {
    all.set(service, data.path("facts"));
    if (all.path(SECURITY) instanceof ArrayNode security)
      data.path(SECURITY).forEach(security::add);
    if (isLater(data.path(SECURITY_COMPLETE_FROM), all.path(SECURITY_COMPLETE_FROM)))
      all.set(SECURITY_COMPLETE_FROM, data.path(SECURITY_COMPLETE_FROM));
    return all;
  }

  private static boolean isLater(JsonNode moment, JsonNode other) {
    return moment.isString() && (!other.isString() || at(moment).isAfter(at(other)));
  }

  private static Instant at(JsonNode moment) {
    return Instant.parse(moment.asString());
  }

  private static ObjectNode inOrderOfTime(ObjectNode all) {
    if (all.path(SECURITY) instanceof ArrayNode security) {
      var facts = new ArrayList<JsonNode>();
      security.forEach(facts::add);
      facts.sort(Comparator.comparing(fact -> at(fact.path("at"))));
      security.removeAll().addAll(facts);
    }
    return all;
  }

  /**
   * Downloads a file of the person; empty where it is not there any more.
   *
   * @param authorization taken anew for each file: all of them may take longer to be downloaded
   *     than an access token is good for
   * @param address from session-service's part of the export
   */
  Mono<ResponseEntity<byte[]>> file(LatestAuthorization authorization, String address) {
    return authorization
        .get()
        .flatMap(
            value ->
                services
                    .get()
                    .uri(FILES + address)
                    .header(HttpHeaders.AUTHORIZATION, value)
                    .retrieve()
                    .toEntity(byte[].class))
        .onErrorResume(WebClientResponseException.NotFound.class, _ -> Mono.empty())
        .onErrorMap(WebClientException.class, PersonalDataExportComposer::unavailable);
  }

  private static ResponseStatusException unavailable(WebClientException why) {
    return new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, null, why);
  }

  private static String language(ServerWebExchange exchange) {
    return ReactiveRequestLocaleResolver.resolve(exchange).toLanguageTag();
  }

  private Mono<JsonNode> data(String address, ServerWebExchange exchange) {
    return services
        .get()
        .uri(address)
        .header(HttpHeaders.AUTHORIZATION, TokenRelayFilter.authorization(exchange))
        .header(HttpHeaders.ACCEPT_LANGUAGE, language(exchange))
        .retrieve()
        .bodyToMono(String.class)
        .map(JSON::readTree)
        .onErrorMap(WebClientException.class, PersonalDataExportComposer::unavailable);
  }
}
