package codev.infra.tracing;

import io.micrometer.tracing.otel.bridge.OtelTracer.EventPublisher;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/** What Spring Boot's tracing sends, where it is on. */
@AutoConfiguration(
    beforeName =
        "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnClass({EventPublisher.class, SpanExporters.class, SpanExporter.class})
@Conditional(TracingSwitch.IsOn.class)
class OpenTelemetryConfiguration {
  @Bean
  SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
    return SpanExporters.of(
        exporters.orderedStream().<SpanExporter>map(ReducedSpanExporter::new).toList());
  }

  /** Otherwise each log line would carry the ids of its trace, beside persons. */
  @Bean
  EventPublisher otelTracerEventPublisher() {
    return _ -> {};
  }
}
