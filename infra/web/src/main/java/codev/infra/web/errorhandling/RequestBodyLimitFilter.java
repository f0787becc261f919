package codev.infra.web.errorhandling;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Limits the size of request bodies: longer ones are answered 413. */
public final class RequestBodyLimitFilter extends OncePerRequestFilter {
  static final DataSize LIMIT = DataSize.ofMegabytes(1);

  private final List<LargeRequestEndpoint> larger;

  /**
   * @param larger where more than usual is accepted
   */
  public RequestBodyLimitFilter(List<LargeRequestEndpoint> larger) {
    this.larger = List.copyOf(larger);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = limit(request).toBytes();
    if (request.getContentLengthLong() > limit) response.sendError(413);
    else chain.doFilter(new Counted(request, limit), response);
  }

  private DataSize limit(HttpServletRequest request) {
    return larger.stream()
        .filter(body -> body.isOf(request.getMethod(), request.getRequestURI()))
        .map(LargeRequestEndpoint::limit)
        .findFirst()
        .orElse(LIMIT);
  }

  /** The body turned out longer than its limit while it was read. */
  static final class TooLarge extends IOException {}

  /** A chunked body does not declare its length. */
  private static final class Counted extends HttpServletRequestWrapper {
    private final long limit;

    Counted(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new CountedBody(super.getInputStream(), limit);
    }
  }

  private static final class CountedBody extends ServletInputStream {
    private final ServletInputStream body;
    private long remainingBytes;

    CountedBody(ServletInputStream body, long limit) {
      this.body = body;
      this.remainingBytes = limit;
    }

    @Override
    public int read() throws IOException {
      int read = body.read();
      if (read >= 0) count(1);
      return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = body.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      remainingBytes -= read;
      if (remainingBytes < 0) throw new TooLarge();
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
