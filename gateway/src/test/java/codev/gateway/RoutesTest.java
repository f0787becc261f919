package codev.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

@DisplayName("The route of each path")
class RoutesTest extends GatewayFixture {

  @Autowired RouteLocator routes;

  @ParameterizedTest(name = "{0} goes to {1}")
  @CsvSource({
    "/api/programmes/1/outcomes, learning",
    "/api/programmes/1/outcomes.csv, learning",
    "/api/programmes/1/outcomes/details, learning",
    "/api/programmes/1/instruments, learning",
    "/api/groups/1/outcomes, learning",
    "/api/facilitators/me/outcomes, learning",
    "/api/programmes/1/groups, group",
    "/api/programmes, group",
    "/api/people/alice/erasure, learning",
    "/api/people, group",
    "/api/facilitators, group",
    "/facilitators, group",
    "/api/me, calendar",
    "/people/sign-ins, sign-ins",
    "/people/preferences, group",
    "/api/me/sign-ins, calendar",
    "/api/me/sign-outs, calendar",
    "/api/me/session-ends, reports",
    "/api/identities/1/session-ends, reports",
    "/api/approvals, group",
    "/api/approvals/1, group",
    "/approvals, group",
    "/approvals/1, group",
    "/api/grants, group",
    "/api/grants/1/revocation, group",
    "/grants, group",
    "/invitations/x, group",
    "/questionnaires/x, learning",
    "/api/security-log, group",
    "/security, group",
    "/api/identities/1/release, group",
    "/identities, group",
    "/api/webhooks/1/replay, group",
    "/webhooks, group",
    "/retention, group",
    "/api/retention, group",
    "/service-tokens/1/revocation, group",
    "/scim/v2/Users/1, group",
    "/grants/1/revocation, group",
    "/programmes/1/grants, group",
    "/api/me/export, export",
    "/api/me/export.zip, export-archive",
    "/me, learning",
    "/me/erasure, learning",
    "/api/groups/me/export, group",
    "/api/sessions/me/export, session",
    "/api/groups/rebuilds, group",
    "/api/sessions/rebuilds, session",
    "/api/groups/1, group",
    "/api/groups/openapi, group",
    "/api/sessions/1/stream, streams",
    "/sessions/1/live, streams",
    "/api/sessions/1, session",
    "/api/audit/sessions/checkpoint, session",
    "/api/audit/learning/commits, learning",
    "/api/audit/groups/keys, group",
    "/audit/sessions, session",
    "/audit/learning, learning",
    "/audit/groups, group",
    "/outcomes/1, learning",
    "/outcomes/assets/charts.css, learning",
    "/surveys/SKILLS/START, learning",
    "/api/rebuilds/1, learning",
    "/sessions/1, session",
    "/assets/codev.css, assets",
    "/, home",
  })
  void leads_to(String path, String route) {
    var exchange = MockServerWebExchange.from(MockServerHttpRequest.get(path));

    var found =
        routes
            .getRoutes()
            .filterWhen(each -> Mono.from(each.getPredicate().apply(exchange)))
            .next()
            .map(Route::getId);

    assertThat(found.block()).isEqualTo(route);
  }
}
