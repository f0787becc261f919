package codev.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.LogRecorder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

@DisplayName("Reports of ends of sessions that are under way")
class GroupServiceSessionEndReportTest {
  private static final int MOST = 3;

  private final OAuth2AuthenticationToken person =
      new OAuth2AuthenticationToken(
          new DefaultOAuth2User(List.of(), Map.of("sub", "alice"), "sub"), List.of(), "codev");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  /** Its provider never answers. */
  private final GroupServiceSessionEndReport reports =
      new GroupServiceSessionEndReport(
          WebClient.create(),
          new TokenRelayFilter(_ -> Mono.never(), new DemoClockHeaders("")),
          MOST,
          meters);

  @Test
  @DisplayName("are limited in number, but for an administrator's: others are counted at once")
  void are_limited() {
    for (var i = 0; i < MOST; i++) begin(reports.signedOut(person, exchange()));
    assertThat(unreported("too-many")).isZero();

    begin(reports.endedOf("alice", person, exchange()));
    assertThat(unreported("too-many")).isZero();
    begin(reports.endedOwn(person, exchange()));
    begin(reports.signedOut(person, exchange()));
    assertThat(unreported("too-many")).isEqualTo(2);
  }

  @Test
  @DisplayName("are counted and logged when the gateway stops")
  void are_lost_when_the_gateway_stops() {
    begin(reports.signedOut(person, exchange()));
    begin(reports.endedOf("alice", person, exchange()));

    try (var log = LogRecorder.of("codev.gateway")) {
      reports.destroy();

      assertThat(log.lines("The gateway stops, and 2 ends of sessions were not reported"))
          .hasSize(1);
    }
    assertThat(unreported("stopped")).isEqualTo(2);
  }

  private static void begin(Mono<Void> report) {
    var _ = report.subscribe();
  }

  private static MockServerWebExchange exchange() {
    return MockServerWebExchange.from(MockServerHttpRequest.post("/"));
  }

  private double unreported(String reason) {
    return meters
        .get("codev.gateway.session.ends.unreported")
        .tag("reason", reason)
        .counter()
        .count();
  }
}
