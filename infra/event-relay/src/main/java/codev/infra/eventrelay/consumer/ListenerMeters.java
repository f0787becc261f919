package codev.infra.eventrelay.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What is measured of one listener. */
record ListenerMeters(Timer handled, Counter duplicates) {
  static ListenerMeters of(String listener, DeadLetterQueue deadLetters, MeterRegistry meters) {
    Gauge.builder("codev.relay.dead.letters", () -> deadLetters.count(listener))
        .description("Dead letters that wait for an operator")
        .baseUnit("messages")
        .tag("listener", listener)
        .register(meters);
    return new ListenerMeters(
        Timer.builder("codev.relay.handled")
            .description("Time that a listener takes to handle a message")
            .tag("listener", listener)
            .register(meters),
        Counter.builder("codev.relay.duplicates")
            .description("Messages dropped because the listener had handled them before")
            .baseUnit("messages")
            .tag("listener", listener)
            .register(meters));
  }
}
