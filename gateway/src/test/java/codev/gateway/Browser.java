package codev.gateway;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/** A browser as the gateway sees it: it keeps cookies and follows the sign-in. */
final class Browser {

  final Map<String, String> cookies = new LinkedHashMap<>();

  /** What it says that it is. */
  String userAgent = "";

  /** The address that it, or a proxy before the gateway, claims to be its own; empty: none. */
  String forwardedFor = "";

  private final GatewayFixture gateway;

  Browser(GatewayFixture gateway) {
    this.gateway = gateway;
  }

  Browser signedIn() {
    return signedIn("of-alice");
  }

  /**
   * @param sid the provider's session
   */
  Browser signedIn(String sid) {
    GatewayFixture.BACKENDS.sid = sid;
    returned(send(gateway.to("/oauth2/authorization/codev")));
    send(page("/groups"));
    GatewayFixture.BACKENDS.requests.clear();
    return this;
  }

  /**
   * @param name what the provider calls the account
   * @param subject the account
   */
  Browser signedInAs(String name, String subject) {
    GatewayFixture.BACKENDS.name = name;
    GatewayFixture.BACKENDS.subject = subject;
    return signedIn("of-" + subject);
  }

  /** Comes back from the provider, to which this answer has led. */
  HttpResponse<String> returned(HttpResponse<?> away) {
    var wish = UriComponentsBuilder.fromUri(URI.create(location(away))).build().getQueryParams();
    GatewayFixture.BACKENDS.nonce = decoded(wish.getFirst("nonce"));
    return send(gateway.to("/login/oauth2/code/codev?code=yes&state=" + wish.getFirst("state")));
  }

  String csrf() {
    return Objects.requireNonNull(cookies.get("__Host-codev-csrf"));
  }

  HttpRequest.Builder page(String path) {
    return gateway.to(path).header("Accept", "text/html");
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    var answer = gateway.send(withCookies(request));
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
      if (cookie.contains("Max-Age=0")) cookies.remove(pair[0]);
      else cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  HttpRequest.Builder withCookies(HttpRequest.Builder request) {
    if (!userAgent.isEmpty()) request.setHeader("User-Agent", userAgent);
    if (!forwardedFor.isEmpty()) request.setHeader("X-Forwarded-For", forwardedFor);
    if (cookies.isEmpty()) return request;
    var pairs =
        cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue());
    return request.header("Cookie", pairs.collect(Collectors.joining("; ")));
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String decoded(@org.jspecify.annotations.Nullable String text) {
    return URLDecoder.decode(Objects.requireNonNull(text), StandardCharsets.UTF_8);
  }
}
