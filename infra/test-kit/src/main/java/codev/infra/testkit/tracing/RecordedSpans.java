package codev.infra.testkit.tracing;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The spans of a registry of observations, which hands contexts on as a tracer does. */
public final class RecordedSpans implements ObservationHandler<Observation.Context> {
  private static final String TRACEPARENT = "traceparent";

  private final List<Span> ended = new CopyOnWriteArrayList<>();

  /**
   * A span that has ended.
   *
   * @param parent id of the span that it follows; null of the first of its trace
   */
  public record Span(
      String name, Map<String, String> keys, String trace, String id, @Nullable String parent) {
    public String traceparent() {
      return "00-" + trace + "-" + id + "-01";
    }
  }

  /** A registry whose spans are these. */
  public ObservationRegistry registry() {
    var registry = ObservationRegistry.create();
    registry.observationConfig().observationHandler(this);
    return registry;
  }

  /** In the order in which they ended. */
  public List<Span> ended() {
    return List.copyOf(ended);
  }

  public List<Span> ended(String name) {
    return ended.stream().filter(span -> span.name().equals(name)).toList();
  }

  @Override
  public void onStart(Observation.Context context) {
    var span = begun(context);
    context.put(Span.class, span);
    if (context instanceof SenderContext<?> sender) inject(sender, span.traceparent());
  }

  private static Span begun(Observation.Context context) {
    var name = String.valueOf(context.getName());
    var followed = context instanceof ReceiverContext<?> receiver ? extract(receiver) : null;
    if (followed != null) {
      var parts = followed.split("-", -1);
      return new Span(name, Map.of(), parts[1], newId(8), parts[2]);
    }
    var above = above(context);
    return above == null
        ? new Span(name, Map.of(), newId(16), newId(8), null)
        : new Span(name, Map.of(), above.trace(), newId(8), above.id());
  }

  private static @Nullable Span above(Observation.Context context) {
    var parent = context.getParentObservation();
    return parent == null ? null : parent.getContextView().get(Span.class);
  }

  private static <C> @Nullable String extract(ReceiverContext<C> context) {
    var carrier = context.getCarrier();
    return carrier == null ? null : context.getGetter().get(carrier, TRACEPARENT);
  }

  private static <C> void inject(SenderContext<C> context, String traceparent) {
    context.getSetter().set(context.getCarrier(), TRACEPARENT, traceparent);
  }

  private static String newId(int bytes) {
    var id = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(id);
    id[0] = 1; // not all of them zero
    return HexFormat.of().formatHex(id);
  }

  @Override
  public void onStop(Observation.Context context) {
    Span span = context.getRequired(Span.class);
    var keys =
        context.getAllKeyValues().stream()
            .collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    ended.add(new Span(span.name(), keys, span.trace(), span.id(), span.parent()));
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return true;
  }
}
