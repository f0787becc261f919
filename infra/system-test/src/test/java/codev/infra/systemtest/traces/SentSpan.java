package codev.infra.systemtest.traces;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a process sends it.
 *
 * @param parent empty of the first of its trace
 * @param events how many it has: exceptions for example
 */
record SentSpan(
    String service,
    String trace,
    String id,
    String parent,
    String name,
    Map<String, String> attributes,
    long events) {

  /** Those of a request of OTLP ({@code ExportTraceServiceRequest}). */
  static List<SentSpan> of(byte[] request) {
    return new ProtobufMessage(request)
        .messages(1)
        .flatMap(
            ofResource -> {
              var resource = ofResource.messages(1).findFirst().orElseThrow();
              var service = attributes(resource, 1).getOrDefault("service.name", "");
              return ofResource
                  .messages(2)
                  .flatMap(ofScope -> ofScope.messages(2))
                  .map(span -> of(service, span));
            })
        .toList();
  }

  private static SentSpan of(String service, ProtobufMessage span) {
    return new SentSpan(
        service,
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        attributes(span, 9),
        span.messages(11).count());
  }

  /** Those that are texts. */
  private static Map<String, String> attributes(ProtobufMessage message, int field) {
    var attributes = new TreeMap<String, String>();
    message
        .messages(field)
        .forEach(
            pair ->
                pair.messages(2)
                    .findFirst()
                    .ifPresent(value -> attributes.put(pair.text(1), value.text(1))));
    return attributes;
  }
}
