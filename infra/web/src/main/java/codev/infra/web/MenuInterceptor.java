package codev.infra.web;

import codev.infra.web.authority.Menu;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Gives the menu to each page, also to one that says why a request was refused. */
record MenuInterceptor(Menu menu) implements HandlerInterceptor {
  private static final String ATTRIBUTE = "menu";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute(ATTRIBUTE, menu);
    return true;
  }
}
