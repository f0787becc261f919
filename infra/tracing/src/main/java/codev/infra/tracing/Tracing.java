package codev.infra.tracing;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Observes the steps of what a request causes. A step hands its context to those that follow it as
 * a {@code traceparent} (W3C Trace Context), which names a trace and a step of it and nothing else.
 * While tracing is off nothing is observed and there is no context.
 */
public final class Tracing {
  /** The header of requests and messages, and the name of a page's meta element. */
  public static final String TRACEPARENT = "traceparent";

  public static final Tracing OFF = new Tracing(ObservationRegistry.NOOP);

  /** What kind of command or message it is, or which event processor. */
  static final String TYPE = "codev.type";

  /** {@code done}, or the class of the exception. */
  static final String OUTCOME = "outcome";

  private static final String DONE = "done";

  private static final Pattern CONTEXT =
      Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private final ObservationRegistry observations;

  public Tracing(ObservationRegistry observations) {
    this.observations = observations;
  }

  /** A step that others follow. */
  @FunctionalInterface
  public interface LeadingWork<T> {
    /**
     * @param traceparent to be passed on; null if there is none
     */
    T run(@Nullable String traceparent);
  }

  /** A step that follows others. */
  @FunctionalInterface
  public interface Work<X extends Exception> {
    void run() throws X;
  }

  public boolean isOn() {
    return !observations.isNoop();
  }

  /** Whether a text can be followed; everything else is ignored. */
  public static boolean isContext(String traceparent) {
    return CONTEXT.matcher(traceparent).matches();
  }

  /**
   * Runs a step that others follow.
   *
   * @param type of what it is, without anything that names one of that kind
   */
  public <T> T lead(TracedStep step, String type, LeadingWork<T> work) {
    if (!isOn()) return work.run(null);
    var passedOn = new HashMap<String, String>();
    return observe(leading(step, type, passedOn), () -> work.run(passedOn.get(TRACEPARENT)));
  }

  /**
   * A step that takes no time and that others follow.
   *
   * @return its context; null if there is none
   */
  public @Nullable String mark(TracedStep step, String type) {
    if (!isOn()) return null;
    var passedOn = new HashMap<String, String>();
    leading(step, type, passedOn).start().lowCardinalityKeyValue(OUTCOME, DONE).stop();
    return passedOn.get(TRACEPARENT);
  }

  /**
   * Runs a step that follows another.
   *
   * @param traceparent of the other; without one that can be followed the step is not observed
   */
  public void follow(TracedStep step, String type, @Nullable String traceparent, Runnable work) {
    if (!isOn() || traceparent == null || !isContext(traceparent)) {
      work.run();
      return;
    }
    var _ =
        observe(
            following(step, type, traceparent),
            () -> {
              work.run();
              return true;
            });
  }

  /**
   * Runs a step that follows several at once, such as a batch. Each of their traces shows it: with
   * one span and links to them it would be in none. What it does belongs to the other if there is
   * one only.
   */
  public <X extends Exception> void followAll(
      TracedStep step, String type, Collection<String> traceparents, Work<X> work) throws X {
    if (!isOn() || traceparents.isEmpty()) {
      work.run();
      return;
    }
    var spans =
        traceparents.stream()
            .distinct()
            .filter(Tracing::isContext)
            .map(traceparent -> following(step, type, traceparent).start())
            .toList();
    var outcome = DONE;
    try (var _ = spans.size() == 1 ? spans.getFirst().openScope() : Observation.Scope.NOOP) {
      work.run();
    } catch (Exception | Error e) {
      outcome = outcome(e);
      throw e;
    } finally {
      for (var span : spans) span.lowCardinalityKeyValue(OUTCOME, outcome).stop();
    }
  }

  private static <T> T observe(Observation observation, Supplier<T> work) {
    var outcome = DONE;
    observation.start();
    try (var _ = observation.openScope()) {
      return work.get();
    } catch (RuntimeException | Error e) {
      outcome = outcome(e);
      throw e;
    } finally {
      observation.lowCardinalityKeyValue(OUTCOME, outcome).stop();
    }
  }

  /** Once it is started, its context is in the carrier. */
  private Observation leading(TracedStep step, String type, Map<String, String> carrier) {
    var context = new SenderContext<Map<String, String>>(Tracing::put, Kind.PRODUCER);
    context.setCarrier(carrier);
    return observation(step, type, context);
  }

  private Observation following(TracedStep step, String type, String traceparent) {
    var context =
        new ReceiverContext<String>(
            (carrier, key) -> key.equalsIgnoreCase(TRACEPARENT) ? carrier : null, Kind.CONSUMER);
    context.setCarrier(traceparent);
    return observation(step, type, context);
  }

  private Observation observation(TracedStep step, String type, Observation.Context context) {
    return Observation.createNotStarted(step.observation(), () -> context, observations)
        .contextualName(step.observation() + " " + type)
        .lowCardinalityKeyValue(TYPE, type);
  }

  /** Without its message, which may quote what a person has written. */
  private static String outcome(Throwable failure) {
    return failure.getClass().getSimpleName();
  }

  private static void put(@Nullable Map<String, String> carrier, String key, String value) {
    if (carrier != null) carrier.put(key, value);
  }
}
