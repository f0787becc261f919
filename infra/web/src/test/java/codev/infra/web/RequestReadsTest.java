package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@DisplayName("What is read for a request")
class RequestReadsTest {
  private final AtomicInteger reads = new AtomicInteger();

  @AfterEach
  void answered() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  @DisplayName("is read once where the request changes nothing")
  void is_read_once() {
    begin("GET");

    assertThat(read("session 1")).isEqualTo(1);
    assertThat(read("session 1")).isEqualTo(1);
    assertThat(read("session 2")).isEqualTo(2);

    begin("GET");
    assertThat(read("session 1")).isEqualTo(3);
  }

  @Test
  @DisplayName("is read each time where the request may change it, and where there is none")
  void is_read_each_time() {
    begin("POST");
    assertThat(read("session 1")).isEqualTo(1);
    assertThat(read("session 1")).isEqualTo(2);

    RequestContextHolder.resetRequestAttributes();
    assertThat(read("session 1")).isEqualTo(3);
    assertThat(read("session 1")).isEqualTo(4);
  }

  private int read(String name) {
    return RequestReads.once(name, Integer.class, reads::incrementAndGet);
  }

  private static void begin(String method) {
    RequestContextHolder.setRequestAttributes(
        new ServletRequestAttributes(new MockHttpServletRequest(method, "/api/sessions/1")));
  }
}
