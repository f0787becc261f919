package codev.infra.web.errorhandling;

import codev.infra.web.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
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
public class FallbackErrorController implements ErrorController {
  private final ProblemMapper problems;
  private final ProblemRenderer telling;

  FallbackErrorController(ProblemMapper problems, ProblemRenderer telling) {
    this.problems = problems;
    this.telling = telling;
  }

  @RequestMapping("/error")
  Object tell(HttpServletRequest request, Locale language) {
    var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var problem =
        request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
            ? problems.of(failure, language)
            : Problem.of(status instanceof Integer number ? number : 404);
    return telling.tell(
        problem, request, path == null ? "/" : path.toString(), language, HttpHeaders.EMPTY);
  }
}
