package codev.infra.web.shutdown;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has connections closed after the answer while the instance drains. */
public final class ConnectionCloseFilter extends OncePerRequestFilter {
  private final TrafficDrain drain;

  public ConnectionCloseFilter(TrafficDrain drain) {
    this.drain = drain;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (drain.isDraining()) response.setHeader(HttpHeaders.CONNECTION, "close");
    chain.doFilter(request, response);
  }
}
