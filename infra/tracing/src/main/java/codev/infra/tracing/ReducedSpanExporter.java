package codev.infra.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Sends of each span only what cannot be anybody's words or name: its place in the trace, its name
 * and times, and the attributes that are listed here. Not the address of a request, and nothing of
 * an exception but its class: its message may quote what a person has written.
 */
record ReducedSpanExporter(SpanExporter exporter) implements SpanExporter {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          Tracing.TYPE,
          Tracing.OUTCOME,
          // of requests: uri is the template of the path, exception the class
          "method",
          "uri",
          "status",
          "exception",
          "http.method",
          "http.status_code",
          "spring.cloud.gateway.route.id");

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(ReducedSpan::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static final class ReducedSpan extends DelegatingSpanData {
    private final Attributes attributes;
    private final StatusData status;

    ReducedSpan(SpanData span) {
      super(span);
      attributes =
          span.getAttributes().toBuilder()
              .removeIf(key -> !ATTRIBUTES.contains(key.getKey()))
              .build();
      status = StatusData.create(span.getStatus().getStatusCode(), "");
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size();
    }

    /** Exceptions are events. */
    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }

    @Override
    public StatusData getStatus() {
      return status;
    }
  }
}
