package codev.infra.web;

import codev.infra.tracing.TracedStep;
import codev.infra.tracing.Tracing;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Gives each page the trace that what is done on it belongs to; none while tracing is off. */
record TracedPageInterceptor(Tracing tracing) implements HandlerInterceptor {
  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page != null && request.getMethod().equals("GET"))
      request.setAttribute(Tracing.TRACEPARENT, tracing.mark(TracedStep.PAGE, "page"));
  }
}
