package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

@DisplayName("The trace of a page")
class TracedPageInterceptorTest {
  private static final ModelAndView PAGE = new ModelAndView("page");

  private final RecordedSpans spans = new RecordedSpans();
  private final Tracing tracing = new Tracing(spans.registry());

  @Test
  @DisplayName("is that of a step that what is done on it follows")
  void is_that_of_a_step() {
    assertThat(traceOf(tracing, "GET", PAGE))
        .isEqualTo(spans.ended("codev.page").getFirst().traceparent());
  }

  @Test
  @DisplayName("is given to nothing but pages")
  void is_of_pages_only() {
    assertThat(traceOf(tracing, "GET", null)).isNull();
    assertThat(traceOf(tracing, "POST", PAGE)).isNull();
    assertThat(spans.ended()).isEmpty();
  }

  @Test
  @DisplayName("is none while tracing is off")
  void is_none_while_off() {
    assertThat(traceOf(Tracing.OFF, "GET", PAGE)).isNull();
  }

  private static @Nullable Object traceOf(
      Tracing tracing, String method, @Nullable ModelAndView page) {
    var request = new MockHttpServletRequest(method, "/page");
    new TracedPageInterceptor(tracing)
        .postHandle(request, new MockHttpServletResponse(), "handler", page);
    return request.getAttribute("traceparent");
  }
}
