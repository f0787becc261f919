package codev.gateway.access;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What the gateway answers itself.
 *
 * @param pattern of its path
 * @param needsRecentSignIn whether a person in a browser may have it only soon after signing in
 */
public record GatewayEndpoint(
    HttpMethod method, PathPattern pattern, GatewayAccessPolicy policy, boolean needsRecentSignIn) {
  GatewayEndpoint(HttpMethod method, String path, GatewayAccessPolicy policy) {
    this(method, PathPatternParser.defaultInstance.parse(path), policy, false);
  }

  static GatewayEndpoint get(String path, GatewayAccessPolicy policy) {
    return new GatewayEndpoint(HttpMethod.GET, path, policy);
  }

  static GatewayEndpoint post(String path, GatewayAccessPolicy policy) {
    return new GatewayEndpoint(HttpMethod.POST, path, policy);
  }

  GatewayEndpoint requiringRecentSignIn() {
    return new GatewayEndpoint(method, pattern, policy, true);
  }

  public String path() {
    return pattern.getPatternString();
  }

  /** What is read can be asked for without its content, too. */
  public List<HttpMethod> methods() {
    return method.equals(HttpMethod.GET) ? List.of(method, HttpMethod.HEAD) : List.of(method);
  }

  boolean isAskedBy(ServerHttpRequest request) {
    return methods().contains(request.getMethod())
        && pattern.matches(request.getPath().pathWithinApplication());
  }

  boolean isAt(HttpMethod other, String otherPath) {
    return method.equals(other) && path().equals(otherPath);
  }
}
