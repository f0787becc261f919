package codev.infra.eventrelay;

import static java.nio.charset.StandardCharsets.UTF_8;

import codev.infra.tracing.Tracing;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The trace that a message belongs to, in a header of its record. It is no part of the CloudEvent
 * and is not signed: it has no effect but a span.
 */
public final class TraceHeader {
  private TraceHeader() {}

  public static void add(Headers headers, @Nullable String traceparent) {
    if (traceparent != null) headers.add(Tracing.TRACEPARENT, traceparent.getBytes(UTF_8));
  }

  /** Whatever it is; null where there is none. */
  public static @Nullable String of(Headers headers) {
    var header = headers.lastHeader(Tracing.TRACEPARENT);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
