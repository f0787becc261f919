package codev.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.tracing.RecordedSpans;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@DisplayName("A page, while tracing is on,")
@Import(TracedPageTest.Spans.class)
@TestPropertySource(properties = "codev.otlp.endpoint=http://localhost:9/v1/traces")
class TracedPageTest extends WebTest {
  @TestConfiguration
  static class Spans {
    @Bean
    RecordedSpans recordedSpans() {
      return new RecordedSpans();
    }
  }

  @Test
  @DisplayName("names its trace to its scripts")
  void names_its_trace() {
    assertThat(send(alice("/page")).body())
        .containsPattern(
            "<meta name=\"traceparent\" content=\"00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}\">");
  }
}
