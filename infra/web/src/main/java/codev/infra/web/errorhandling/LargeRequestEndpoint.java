package codev.infra.web.errorhandling;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** An endpoint whose requests may be larger than usual; a service declares it as a bean. */
public record LargeRequestEndpoint(HttpMethod method, PathPattern path, DataSize limit) {
  /**
   * @param path e.g. {@code /api/sessions/{session}/files}
   */
  public static LargeRequestEndpoint of(HttpMethod method, String path, DataSize limit) {
    return new LargeRequestEndpoint(method, PathPatternParser.defaultInstance.parse(path), limit);
  }

  boolean isOf(String requestMethod, String requestPath) {
    return method.name().equals(requestMethod)
        && path.matches(PathContainer.parsePath(requestPath));
  }
}
