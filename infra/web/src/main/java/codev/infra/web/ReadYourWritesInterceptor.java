package codev.infra.web;

import codev.infra.eventstore.log.EventLog;
import codev.infra.eventstore.log.LogUnavailableException;
import codev.infra.projections.ReadModels;
import codev.infra.web.problem.MalformedRequestException;
import codev.infra.web.problem.RefusedException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Read-your-writes: a read with {@code ?after=POSITION} waits until the views include that commit,
 * so that users see what they have just written.
 *
 * <p>It waits before the access policy is asked, which reads the same views, but answers nothing:
 * what was waited for in vain is kept until {@link Outcome}. A position that the log has not
 * reached is not waited for.
 *
 * @param limit how long a read waits at most
 */
record ReadYourWritesInterceptor(
    ObjectProvider<ReadModels> views, ObjectProvider<EventLog> log, Duration limit)
    implements HandlerInterceptor {
  private static final String PARAMETER = "after";
  private static final String FAILURE = ReadYourWritesInterceptor.class.getName();

  /** Most commits are visible within it: the log is not asked for these. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!isRead(request) || !(handler instanceof HandlerMethod)) return true;
    String after = request.getParameter(PARAMETER);
    if (after == null) return true;
    try {
      if (!isVisible(position(after))) throw RefusedException.notYetVisible();
    } catch (RuntimeException failure) {
      request.setAttribute(FAILURE, failure);
    }
    return true;
  }

  /** Not its error page, nor a stream that ends. */
  private static boolean isRead(HttpServletRequest request) {
    return "GET".equals(request.getMethod())
        && request.getDispatcherType() == DispatcherType.REQUEST;
  }

  private boolean isVisible(long position) {
    var all = views.getObject();
    var first = limit.compareTo(FIRST_WAIT) < 0 ? limit : FIRST_WAIT;
    if (all.await(position, first)) return true;
    return isCommitted(position) && all.await(position, limit.minus(first));
  }

  private boolean isCommitted(long position) {
    var known = log.getIfAvailable();
    try {
      return known == null || position <= known.head().position();
    } catch (LogUnavailableException _) {
      return true; // it may be
    }
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

  /** Refuses what was waited for in vain, once the access policy has admitted the request. */
  record Outcome() implements HandlerInterceptor {
    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (isRead(request) && request.getAttribute(FAILURE) instanceof RuntimeException failure)
        throw failure;
      return true;
    }
  }
}
