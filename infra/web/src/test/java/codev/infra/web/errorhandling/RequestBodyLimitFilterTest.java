package codev.infra.web.errorhandling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

@DisplayName("The body of a request")
class RequestBodyLimitFilterTest {
  @Test
  @DisplayName("is as large as its endpoint accepts, and no more of it is read")
  void larger_where_declared() throws Exception {
    var larger = LargeRequestEndpoint.of(HttpMethod.PUT, "/files/{id}", DataSize.ofMegabytes(6));
    int megabyte = (int) DataSize.ofMegabytes(1).toBytes();
    assertThat(readable("PUT", "/files/1", larger)).isBetween(6L * megabyte, 7L * megabyte);
    assertThat(readable("POST", "/files/1", larger)).isLessThan(2L * megabyte);
    for (var other : List.of("/files", "/files/1/x", "/x/../files/1"))
      assertThat(readable("PUT", other, larger)).as(other).isLessThan(2L * megabyte);
  }

  @Test
  @DisplayName("is refused before it is read when it announces that it is too large")
  void announced() throws Exception {
    var request = new MockHttpServletRequest("PUT", "/files/1");
    request.setContent(new byte[(int) RequestBodyLimitFilter.LIMIT.toBytes() + 1]);
    var response = new MockHttpServletResponse();
    new RequestBodyLimitFilter(List.of())
        .doFilter(
            request,
            response,
            (_, _) -> {
              throw new AssertionError("passed on");
            });
    assertThat(response.getStatus()).isEqualTo(413);
  }

  /** Bytes of a body without end and without announced length that are read until it is refused. */
  private static long readable(String method, String path, LargeRequestEndpoint larger)
      throws Exception {
    var taken = new AtomicLong();
    var endless =
        new InputStream() {
          @Override
          public int read() {
            taken.incrementAndGet();
            return 0;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            taken.addAndGet(length);
            return length;
          }
        };
    var request =
        new MockHttpServletRequest(method, path) {
          @Override
          public ServletInputStream getInputStream() {
            return new DelegatingServletInputStream(endless);
          }
        };
    assertThatThrownBy(
            () ->
                new RequestBodyLimitFilter(List.of(larger))
                    .doFilter(
                        request,
                        new MockHttpServletResponse(),
                        (seen, _) -> seen.getInputStream().readAllBytes()))
        .isInstanceOf(RequestBodyLimitFilter.TooLarge.class);
    return taken.get();
  }
}
