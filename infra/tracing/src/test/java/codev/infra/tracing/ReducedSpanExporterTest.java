package codev.infra.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A span that is sent")
class ReducedSpanExporterTest {
  private final List<SpanData> sent = new ArrayList<>();

  @Test
  @DisplayName("has the listed attributes only, and no message of an exception")
  void has_what_is_listed() {
    try (var provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new ReducedSpanExporter(new Recorder())))
            .build()) {
      var span = provider.get("test").spanBuilder("http get /api/sessions/{session}").startSpan();
      span.setAttribute("uri", "/api/sessions/{session}");
      span.setAttribute("codev.type", "GiveFloor");
      span.setAttribute("outcome", "SUCCESS");
      span.setAttribute("http.url", "/api/sessions/7?person=anne");
      span.setAttribute("anything", "confidential");
      span.addEvent("confidential");
      span.recordException(new IllegalStateException("confidential"));
      span.setStatus(StatusCode.ERROR, "confidential");
      span.end();
    }

    var only = sent.getFirst();
    assertThat(sent).hasSize(1);
    assertThat(only.getName()).isEqualTo("http get /api/sessions/{session}");
    assertThat(only.getAttributes().asMap())
        .isEqualTo(
            Map.of(
                AttributeKey.stringKey("uri"), "/api/sessions/{session}",
                AttributeKey.stringKey("codev.type"), "GiveFloor",
                AttributeKey.stringKey("outcome"), "SUCCESS"));
    assertThat(only.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(only.getStatus().getDescription()).isEmpty();
    assertThat(only.getEvents()).isEmpty();
  }

  private final class Recorder implements SpanExporter {
    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
      sent.addAll(spans);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
