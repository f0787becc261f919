package codev.infra.web.errorhandling;

import codev.infra.web.authorization.AccessPolicy;
import codev.infra.web.authorization.RequiredAccess;
import codev.infra.web.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers requests that were rejected before they reached a controller: by the security filter or
 * by the server.
 */
@Controller
@RequiredAccess(AccessPolicy.PUBLIC)
public record FallbackErrorController(ProblemMapper problems, ProblemRenderer renderer)
    implements ErrorController {
  @RequestMapping("/error")
  Object render(HttpServletRequest request, HttpServletResponse response, Locale language) {
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var problem =
        request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
            ? problems.of(failure, language)
            : Problem.of(status instanceof Integer number ? number : 404);
    return renderer.render(
        problem,
        request,
        response,
        path == null ? "/" : path.toString(),
        language,
        HttpHeaders.EMPTY);
  }
}
