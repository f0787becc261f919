package codev.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DisplayName("Hors de son périmètre, rien n’existe")
class VisibilityTest extends ServiceTest {
  private static final Pattern SUBJECT =
      Pattern.compile("(?:/api)?/(?:programmes|groups)/\\{\\w+}.*");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final UUID programme = UUID.randomUUID();
  private final UUID group = UUID.randomUUID();
  private final List<String> people =
      Stream.of("lea", "max", "zoe").map(name -> name + group).toList();

  private final RequestMappingHandlerMapping mappings;

  VisibilityTest(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
    this.mappings = mappings;
  }

  /** One route: a pattern with a method, and what it asks of a request besides. */
  private record Route(String pattern, RequestMethod method, RequestMappingInfo info) {
    boolean isRead() {
      return method == RequestMethod.GET;
    }
  }

  @TestFactory
  @DisplayName("chaque route d’un programme ou d’un groupe")
  Stream<DynamicTest> every_route_below_a_programme_or_a_group() {
    form();
    var routes = routes();
    assertThat(routes).hasSizeGreaterThan(40);
    return routes.stream()
        .flatMap(
            route ->
                Stream.of("manager2", "sponsor2", "auditor2", "facilitator2", "stranger")
                    .map(who -> test(route, who)));
  }

  private DynamicTest test(Route route, String who) {
    return DynamicTest.dynamicTest(
        who + ": " + route.method() + " " + route.pattern(),
        () -> assertThat(send(who, route).status()).isEqualTo(404));
  }

  /** Otherwise a wrong address would pass for a right that is missing. */
  @Test
  @DisplayName("qui le gère y trouve ce que les autres n’y trouvent pas")
  void its_manager_finds_it() {
    form();
    var found =
        routes().stream()
            .filter(
                route -> route.isRead() && VARIABLE.matcher(route.pattern()).results().count() == 1)
            .toList();
    assertThat(found).hasSizeGreaterThan(10);
    for (var route : found)
      assertThat(send("manager", route).status()).as(route.pattern()).isEqualTo(200);
  }

  private void form() {
    must(as("manager").post("/api/people", GroupFixture.people(people)));
    must(as("manager").post("/api/programmes", GroupFixture.programme(programme, Map.of())));
    var formed =
        must(
            as("manager")
                .post(
                    "/api/programmes/" + programme + "/groups",
                    GroupFixture.group(group, "Groupe A", "facilitator", people)));
    must(as("manager").get("/api/groups/" + group + "?after=" + formed.position()));
  }

  private List<Route> routes() {
    return mappings.getHandlerMethods().keySet().stream()
        .flatMap(
            info ->
                info.getPatternValues().stream()
                    .filter(pattern -> SUBJECT.matcher(pattern).matches())
                    .flatMap(pattern -> routes(info, pattern)))
        .toList();
  }

  private static Stream<Route> routes(RequestMappingInfo info, String pattern) {
    var methods = info.getMethodsCondition().getMethods();
    assertThat(methods).as(pattern).isNotEmpty();
    return methods.stream().map(method -> new Route(pattern, method, info));
  }

  private Answer send(String who, Route route) {
    var caller = as(who);
    var request = caller.request(path(route.pattern()));
    for (var header : route.info().getHeadersCondition().getExpressions())
      request.header(header.getName(), "true");
    if (!route.isRead())
      request
          .header(
              "Content-Type",
              route.pattern().startsWith("/api/")
                  ? "application/json"
                  : "application/x-www-form-urlencoded")
          .method(route.method().name(), BodyPublishers.ofString(""));
    return caller.send(request);
  }

  private String path(String pattern) {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(
            found ->
                switch (found.group(1)) {
                  case "username" -> people.getFirst();
                  case "programme" -> programme.toString();
                  case "group" -> group.toString();
                  case "id" ->
                      (found.start() > pattern.indexOf('{')
                              ? UUID.randomUUID()
                              : pattern.contains("/groups/{id}") ? group : programme)
                          .toString();
                  default -> UUID.randomUUID().toString();
                });
  }
}
