package codev.infra.web.authorization;

import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Who asks for what: all of a request that a policy may depend on.
 *
 * @param reads whether it changes nothing
 * @param variables of its path
 * @param parameters of its query; of several with one name, the first
 */
public record AccessRequest(
    CurrentUser user,
    boolean reads,
    Map<String, String> variables,
    UnaryOperator<@Nullable String> parameters) {

  static AccessRequest of(HttpServletRequest request, CurrentUser user) {
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    return new AccessRequest(user, reads, variablesOf(request), request::getParameter);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variablesOf(HttpServletRequest request) {
    var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? Map.of() : (Map<String, String>) variables;
  }

  /** A variable that the path must have. */
  public String text(String variable) {
    var value = variables.get(variable);
    if (value == null) throw new IllegalStateException("the path has no variable " + variable);
    return value;
  }

  /** The id of the subject: the path's first variable of these names. */
  public UUID id(String... names) {
    for (var name : names) {
      var value = variables.get(name);
      if (value != null) return uuid(name, value);
    }
    throw new IllegalStateException("the path has no variable " + String.join(" or ", names));
  }

  /** An id that the query must have. */
  public UUID parameter(String name) {
    var value = parameters.apply(name);
    if (value == null) throw new MalformedRequestException(name, "request.missing");
    return uuid(name, value);
  }

  private static UUID uuid(String name, String value) {
    try {
      return UUID.fromString(value);
    } catch (IllegalArgumentException malformed) {
      throw new MalformedRequestException(name, "request.wrong-type");
    }
  }
}
