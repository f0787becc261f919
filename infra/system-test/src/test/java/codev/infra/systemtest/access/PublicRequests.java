package codev.infra.systemtest.access;

import codev.infra.systemtest.Platform;
import codev.infra.systemtest.SignInBrowser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What anybody may call, by requests of a caller who is not signed in: at the gateway, and at each
 * service that declares it.
 */
final class PublicRequests {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SCIM_ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

  /** What services answer to each other and to themselves: the gateway leads to neither. */
  private static final List<String> NOT_AT_THE_GATEWAY =
      List.of("GET /.well-known/message-keys", "ANY /error");

  private static final Pattern ADDRESS = Pattern.compile("/invitations/[^?&\"]+");
  private static final Pattern FEED = Pattern.compile("/calendar-feeds/[A-Za-z0-9_-]+\\.ics");
  private static final Pattern SECRET = Pattern.compile("value=\"(codev_[A-Za-z0-9_-]{43})\"");

  private final Platform platform;
  private final RunningServices services;
  private final AccessScene scene;

  /** How it is answered otherwise than it should be, by operation; null if it is not. */
  private final Map<String, Function<URI, @Nullable String>> requests;

  PublicRequests(Platform platform, RunningServices services, AccessScene scene) {
    this.platform = platform;
    this.services = services;
    this.scene = scene;
    var invitation = first(ADDRESS, scene.invitation(), 0);
    var feed = feed();
    var scim = serviceToken();
    requests =
        Map.ofEntries(
            Map.entry("GET /actuator/health", reading("/actuator/health", "\"UP\"")),
            Map.entry("GET /actuator/health/**", reading("/actuator/health/liveness", "\"UP\"")),
            Map.entry("GET /assets/**", reading("/assets/codev.css", "{")),
            Map.entry("GET /door/**", reading("/door/door.css", "{")),
            Map.entry("GET /webjars/**", reading("/webjars/htmx.org/dist/htmx.min.js", "htmx")),
            Map.entry(
                "GET /.well-known/message-keys", reading("/.well-known/message-keys", "\"keys\"")),
            // it words the answer to what is refused, and is not there to be asked for
            Map.entry("ANY /error", base -> wrong(get(base, "/error"), 401, "\"status\":401")),
            Map.entry("GET /calendar-feeds/{secret}", reading(feed, "BEGIN:VCALENDAR")),
            Map.entry("GET /calendar-feeds/{secret}.ics", reading(feed, "BEGIN:VCALENDAR")),
            Map.entry("GET /invitations/{address}", reading(invitation, "</html>")),
            Map.entry(
                "POST /invitations/{address}",
                base -> wrong(post(base, invitation, "answer=ACCEPTED"), 303, "/invitations/")),
            // of no survey: who is not signed in is not led to the sign-in for it
            Map.entry(
                "GET /questionnaires/{address}",
                base -> wrong(get(base, "/questionnaires/none"), 404, "")),
            Map.entry(
                "POST /questionnaires/{address}",
                base -> wrong(post(base, "/questionnaires/none", ""), 404, "")),
            Map.entry(
                "GET /oauth2/authorization/codev",
                base -> wrong(get(base, "/oauth2/authorization/codev"), 302, "/oauth2/authorize?")),
            Map.entry("GET /login/oauth2/code/codev", _ -> signIn()),
            Map.entry("POST /logout", base -> wrong(post(base, "/logout", ""), 200, "</html>")),
            Map.entry(
                "POST /logout/everywhere",
                base -> wrong(post(base, "/logout/everywhere", ""), 200, "</html>")),
            Map.entry(
                "POST /logout/connect/back-channel/codev",
                base ->
                    wrong(
                        post(base, "/logout/connect/back-channel/codev", "logout_token=none"),
                        400,
                        "")),
            Map.entry(
                "GET /scim/v2/**",
                base ->
                    wrong(
                        get(base, "/scim/v2/Users?count=1").header("Authorization", scim),
                        200,
                        "\"Resources\"")),
            Map.entry("POST /scim/v2/**", provisioning("POST", scim)),
            Map.entry("PUT /scim/v2/**", provisioning("PUT", scim)),
            Map.entry("PATCH /scim/v2/**", provisioning("PATCH", scim)),
            Map.entry("DELETE /scim/v2/**", provisioning("DELETE", scim)));
  }

  /** Those for which there is no request. */
  List<String> without(List<Endpoint> endpoints) {
    return endpoints.stream()
        .map(Endpoint::operation)
        .filter(operation -> !requests.containsKey(operation))
        .distinct()
        .toList();
  }

  /** Those that are answered otherwise. */
  List<String> wrong(List<Endpoint> endpoints) {
    return endpoints.stream().flatMap(this::wrong).toList();
  }

  private Stream<String> wrong(Endpoint endpoint) {
    var request = Objects.requireNonNull(requests.get(endpoint.operation()));
    var here = request.apply(services.addressOf(endpoint.service()));
    var there = NOT_AT_THE_GATEWAY.contains(endpoint.operation()) ? open(endpoint) : null;
    return Stream.of(here, there)
        .flatMap(Stream::ofNullable)
        .map(found -> "%s %s: %s".formatted(endpoint.service(), endpoint.operation(), found));
  }

  /** At the gateway an anonymous caller is refused, and one who is signed in finds nothing. */
  private @Nullable String open(Endpoint endpoint) {
    var gateway = services.addressOf(Endpoint.GATEWAY);
    var anonymous = wrong(get(gateway, endpoint.path()), 401, "");
    var token = "Bearer " + scene.token(Actor.ADMINISTRATOR);
    return anonymous == null
        ? wrong(get(gateway, endpoint.path()).header("Authorization", token), 404, "")
        : anonymous;
  }

  private static Function<URI, @Nullable String> reading(String path, String content) {
    return base -> wrong(get(base, path), 200, content);
  }

  /** Admitted with the token by group-service, which has no such resource. */
  private static Function<URI, @Nullable String> provisioning(String method, String token) {
    return base ->
        wrong(
            Requests.to(base.resolve("/scim/v2/Groups/none"))
                .header("Authorization", token)
                .header("Content-Type", "application/scim+json")
                .method(method, BodyPublishers.ofString("{}")),
            404,
            SCIM_ERROR);
  }

  private static HttpRequest.Builder get(URI base, String path) {
    return Requests.to(base.resolve(path)).GET();
  }

  private static HttpRequest.Builder post(URI base, String path, String form) {
    return Requests.to(base.resolve(path))
        .header("Content-Type", FORM)
        .POST(BodyPublishers.ofString(form));
  }

  /**
   * @param content in the answer, or in where it leads to
   */
  private static @Nullable String wrong(HttpRequest.Builder request, int status, String content) {
    var answer = Requests.send(request);
    var found = answer.headers().firstValue("Location").orElse("") + answer.body();
    return answer.statusCode() == status && found.contains(content)
        ? null
        : "answered %d %s, not %d with “%s”".formatted(answer.statusCode(), found, status, content);
  }

  /** All of it, as a browser does it. */
  private @Nullable String signIn() {
    try {
      var _ =
          new SignInBrowser(platform.address())
              .signedIn(Actor.AUDITOR.username(), SignInBrowser.PASSWORD);
      return null;
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String feed() {
    var page =
        post(platform.address(), "/people/calendar/address", "")
            .header("Accept", "text/html")
            .header("Authorization", "Bearer " + scene.token(Actor.MEMBER));
    return first(FEED, Requests.send(page).body(), 0);
  }

  private String serviceToken() {
    var form =
        "id=%s&name=t-%s&months=1&scopes=SCIM".formatted(UUID.randomUUID(), UUID.randomUUID());
    var page =
        post(platform.address(), "/service-tokens", form)
            .header("Accept", "text/html")
            .header("Authorization", "Bearer " + scene.token(Actor.ADMINISTRATOR));
    return "Bearer " + first(SECRET, Requests.send(page).body(), 1);
  }

  private static String first(Pattern pattern, String text, int group) {
    var found = pattern.matcher(text);
    if (!found.find()) throw new AssertionError("no " + pattern + " in " + text);
    return found.group(group);
  }
}
