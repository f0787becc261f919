package codev.infra.web.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a trace")
class TracedStreamTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  @Test
  @DisplayName("is where the news is sent to an open page, once")
  void is_where_the_news_is_sent() {
    var spans = new RecordedSpans();
    var stream =
        new OpenStream(
            "sample",
            _ -> List.of(),
            null,
            Duration.ofSeconds(15),
            null,
            new SimpleMeterRegistry().counter("sent"),
            new Tracing(spans.registry()));
    stream.start(() -> {});

    stream.wake(List.of("00-" + TRACE + "-b7ad6b7169203331-01"));
    await().until(() -> spans.ended("codev.stream").size() == 1);
    stream.wake(List.of());
    stream.wake(List.of("00-" + TRACE + "-00f067aa0ba902b7-01"));
    await().until(() -> spans.ended("codev.stream").size() == 2);
    stream.close();

    assertThat(spans.ended()).extracting(RecordedSpans.Span::trace).containsExactly(TRACE, TRACE);
    assertThat(spans.ended())
        .extracting(RecordedSpans.Span::parent)
        .containsExactly("b7ad6b7169203331", "00f067aa0ba902b7");
  }
}
