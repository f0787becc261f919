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
  private final GatewayFixture gateway;

  Browser(GatewayFixture gateway) {
    this.gateway = gateway;
  }

  Browser signedIn() {
    var away = URI.create(location(send(gateway.to("/oauth2/authorization/codev"))));
    var wish = UriComponentsBuilder.fromUri(away).build().getQueryParams();
    GatewayFixture.NEIGHBOURS.nonce = decoded(wish.getFirst("nonce"));
    var back = "/login/oauth2/code/codev?code=yes&state=" + wish.getFirst("state");
    send(gateway.to(back));
    send(page("/groups"));
    GatewayFixture.NEIGHBOURS.asked.clear();
    return this;
  }

  String csrf() {
    return Objects.requireNonNull(cookies.get("XSRF-TOKEN"));
  }

  HttpRequest.Builder page(String path) {
    return gateway.to(path).header("Accept", "text/html");
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      var pairs =
          cookies.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue());
      request.header("Cookie", pairs.collect(Collectors.joining("; ")));
    }
    var answer = gateway.send(request);
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer;
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String decoded(@org.jspecify.annotations.Nullable String text) {
    return URLDecoder.decode(Objects.requireNonNull(text), StandardCharsets.UTF_8);
  }
}
