package codev.gateway.sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Filter {@code OpenSessions}: sends the person's open sessions with the request for the page that
 * shows them. The gateway alone knows them, and the page is a service's.
 */
@Component
class OpenSessionsGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {
  /** JSON, in Base64. */
  static final String HEADER = "Codev-Open-Sessions";

  /** A header is not much longer than so many need. */
  private static final int MAX_SESSIONS = 30;

  /** After the default filters, one of which removes what the sender has put there. */
  private static final int ORDER = 100;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final BrowserSessionStore sessions;

  OpenSessionsGatewayFilterFactory(BrowserSessionStore sessions) {
    super(Object.class);
    this.sessions = sessions;
  }

  @Override
  public GatewayFilter apply(Object none) {
    return new OrderedGatewayFilter(
        (exchange, chain) ->
            exchange
                .<Authentication>getPrincipal()
                .flatMap(me -> header(me, exchange))
                .map(
                    value ->
                        exchange
                            .mutate()
                            .request(request -> request.headers(all -> all.set(HEADER, value)))
                            .build())
                .flatMap(chain::filter),
        ORDER);
  }

  private Mono<String> header(Authentication me, ServerWebExchange exchange) {
    return Mono.zip(sessions.open(SignedInPerson.account(me)), exchange.getSession())
        .map(
            both ->
                OpenSessionsResponse.of(
                    both.getT1().stream().limit(MAX_SESSIONS).toList(),
                    sessions.handle(both.getT2())))
        .map(JSON::writeValueAsString)
        .map(json -> Base64.getEncoder().encodeToString(json.getBytes(UTF_8)));
  }
}
