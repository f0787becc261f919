package codev.infra.web.audit;

import codev.infra.eventstore.alarm.AlarmKind;
import codev.infra.eventstore.alarm.Alarms;
import codev.infra.eventstore.audit.SlicedChainVerifier;
import codev.infra.eventstore.audit.SlicedChainVerifier.Findings;
import codev.infra.eventstore.log.EventLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the content of the log from time to time, a second at a time and from the beginning
 * again once it is through, so that what was altered raises an alarm although no auditor looks.
 */
public final class PeriodicLogVerifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicLogVerifier.class);
  private static final Duration TIME_LIMIT = Duration.ofSeconds(1);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final SlicedChainVerifier verifier;
  private final Alarms alarms;
  private final String subject;
  private final Thread thread;
  private volatile Findings last = new Findings(0, 0, null);

  /**
   * @param subject under which an alteration is reported, as on the page
   * @param every how long it waits, at first too
   */
  public PeriodicLogVerifier(EventLog log, Alarms alarms, String subject, Duration every) {
    this.verifier = new SlicedChainVerifier(log);
    this.alarms = alarms;
    this.subject = subject;
    thread = Thread.ofVirtual().name("log verification").start(() -> verifyEvery(every));
  }

  /** How far it has come: from two looks it can be computed how long the whole log takes. */
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("codev.log.verified", () -> last.upTo())
        .description("Position up to which the log's content was verified since its beginning")
        .baseUnit("events")
        .register(meters);
    Gauge.builder("codev.log.head", () -> last.head())
        .description("Position of the log's last event when its content was verified last")
        .baseUnit("events")
        .register(meters);
  }

  private void verifyEvery(Duration every) {
    try {
      while (true) {
        Thread.sleep(every);
        verifySlice();
      }
    } catch (InterruptedException _) {
      // The service ends.
    }
  }

  private void verifySlice() {
    try {
      last = verifier.verifySlice(TIME_LIMIT);
      var alteration = last.alteration();
      if (alteration != null) alarms.raise(AlarmKind.ENTRY_ALTERED, subject, alteration);
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted())
        LOG.warn("The log cannot be verified now: {}", e.toString());
    } catch (Error e) {
      LOG.error("The log cannot be verified now", e);
    }
  }

  /** Waits for a second that has begun. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(STOPPING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
