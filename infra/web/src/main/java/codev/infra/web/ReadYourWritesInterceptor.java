package codev.infra.web;

import codev.infra.projections.ReadModels;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Read-your-writes: a read with {@code ?after=POSITION} waits until the views include that commit,
 * so that users see what they have just written.
 *
 * @param limit how long a read waits at most
 */
record ReadYourWritesInterceptor(ObjectProvider<ReadModels> views, Duration limit)
    implements HandlerInterceptor {
  private static final String PARAMETER = "after";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!"GET".equals(request.getMethod())) return true;
    String after = request.getParameter(PARAMETER);
    if (after == null || views.getObject().await(position(after), limit)) return true;
    throw RefusedException.notYetVisible();
  }

  private static long position(String after) {
    try {
      long position = Long.parseLong(after);
      if (position >= 0) return position;
    } catch (NumberFormatException malformed) {
      // rejected below, as any other malformed number
    }
    throw new MalformedRequestException(PARAMETER, "request.whole-number.at-least", 0);
  }
}
