package codev.infra.eventstore.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import codev.infra.eventstore.EventLogs;
import codev.infra.eventstore.axon.EventReader;
import codev.infra.testkit.TestPostgres;
import codev.infra.testkit.faults.ErroneousDataSource;
import codev.infra.testkit.tracing.RecordedSpans;
import codev.infra.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A thread beside the event processors goes on after an error:")
class ThreadsBesideProcessorsTest {
  private final TestPostgres.Database database = EventLogs.database();
  private final ServiceInstance instance = new ServiceInstance(database);
  private final ErroneousDataSource erroneous = new ErroneousDataSource(instance.pool);

  @AfterEach
  void stop() {
    instance.stop();
  }

  @Test
  @DisplayName("the one that measures how far they are behind")
  void measures_the_lag() {
    try (var _ = new LagMonitor(EventLogs.on(erroneous.dataSource()), new SimpleMeterRegistry())) {
      await().until(() -> erroneous.attempts() > 1);
    }
  }

  @Test
  @DisplayName("the one that is notified of what other processes append")
  void is_notified() {
    var log = EventLogs.on(erroneous.dataSource());
    try (var _ = new AppendNotificationListener(log)) {
      await().until(() -> erroneous.attempts() > 1);
      erroneous.correct();
      await()
          .until(
              () -> {
                instance.write(1);
                return log.signal().knownHead() > 0;
              });
    }
  }

  @Test
  @DisplayName("the one that wakes those that wait")
  void wakes_those_that_wait() {
    var rounds = new AtomicInteger();
    var runs =
        new AbstractCollection<EventProcessorThread<?>>() {
          @Override
          public Iterator<EventProcessorThread<?>> iterator() {
            if (rounds.incrementAndGet() == 1) throw new NoClassDefFoundError("codev/Missing");
            return Collections.emptyIterator();
          }

          @Override
          public int size() {
            return 0;
          }
        };
    var pages =
        new SharedPageReader(
            instance.log, new EventReader(instance.log, instance.engine), _ -> Map.of());
    try (var _ = new WaitingProcessors(instance.log.signal(), instance.leases, pages, runs)) {
      instance.write(1);
      await().until(() -> rounds.get() > 1);
    }
  }

  @Test
  @DisplayName("the one that deletes the traces of commits")
  void deletes_traces() {
    instance.write(1);
    database.ask(
        "insert into commit_trace values (1, 'of long ago', now() - interval '61 minutes')");
    var tracing = new Tracing(new RecordedSpans().registry());
    try (var traces = new CommitTraces(erroneous.dataSource(), tracing)) {
      traces.deleteOld();
      erroneous.correct();
      traces.deleteOld();
    }
    assertThat(database.ask("select count(*) from commit_trace")).isEqualTo("0");
  }
}
