package codev.infra.eventstore.processor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted of one event processor. */
record ProcessorMeters(Counter batches, Counter events) {
  static ProcessorMeters of(String processor, MeterRegistry meters) {
    return new ProcessorMeters(
        Counter.builder("codev.processor.batches")
            .description("Batches that an event processor has processed")
            .baseUnit("batches")
            .tag("processor", processor)
            .register(meters),
        Counter.builder("codev.processor.events")
            .description("Events that an event processor has passed")
            .baseUnit("events")
            .tag("processor", processor)
            .register(meters));
  }

  /** A batch of so many events. */
  void recordBatch(int size) {
    batches.increment();
    recordPassed(size);
  }

  /** So many events, also where none of them left anything to do. */
  void recordPassed(int size) {
    events.increment(size);
  }
}
