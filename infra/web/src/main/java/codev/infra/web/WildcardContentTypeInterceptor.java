package codev.infra.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Rejects requests whose {@code Content-Type} has a wildcard, which is valid only in {@code
 * Accept}: Spring would fail on it.
 */
final class WildcardContentTypeInterceptor implements HandlerInterceptor {
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotSupportedException {
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.contains("*")) return true;
    throw new HttpMediaTypeNotSupportedException("not a single media type");
  }
}
