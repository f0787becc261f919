package codev.infra.web.errorhandling;

import codev.infra.web.problem.Problem;
import codev.infra.web.security.CurrentUser;
import codev.infra.web.securitylog.AccessRefusalLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Maps every exception of a controller to an answer. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ProblemAdvice {
  private final ProblemMapper problems;
  private final ProblemRenderer renderer;
  private final AccessRefusalLog accessRefusals;
  private final MeterRegistry meters;

  ProblemAdvice(
      ProblemMapper problems,
      ProblemRenderer renderer,
      AccessRefusalLog accessRefusals,
      MeterRegistry meters) {
    this.problems = problems;
    this.renderer = renderer;
    this.accessRefusals = accessRefusals;
    this.meters = meters;
  }

  /** Every page shows the signed-in user. */
  @ModelAttribute("who")
  @Nullable CurrentUser who() {
    return CurrentUser.signedIn().orElse(null);
  }

  @ExceptionHandler
  @Nullable Object refuse(
      Throwable failure,
      HttpServletRequest request,
      HttpServletResponse response,
      Locale language) {
    if (response.isCommitted() || failure instanceof AsyncRequestNotUsableException) return null;
    var headers = failure instanceof ErrorResponse e ? e.getHeaders() : HttpHeaders.EMPTY;
    var problem = problems.of(failure, language);
    accessRefusals.write(request, problem.status());
    if (problem.status() < 500) count(problem);
    return renderer.render(problem, request, response, request.getRequestURI(), language, headers);
  }

  private void count(Problem problem) {
    Counter.builder("codev.refusals")
        .description("Requests that a rule has refused")
        .baseUnit("requests")
        .tag("rule", problem.rule())
        .register(meters)
        .increment();
  }
}
