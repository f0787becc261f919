package codev.infra.projections;

import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.projections.Circles.CircleEvent;
import java.util.List;

/** Hands a log to a processor, as the runner does. */
final class ProcessorDriver {
  final EventProcessor<CircleEvent> processor;
  private final List<RecordedEvent<CircleEvent>> log;
  private LogPosition saved = LogPosition.START;
  private boolean started;

  @SuppressWarnings("unchecked")
  ProcessorDriver(EventProcessor<?> processor, List<RecordedEvent<CircleEvent>> log) {
    this.processor = (EventProcessor<CircleEvent>) processor;
    this.log = log;
  }

  LogPosition starts() {
    started = true;
    saved = processor.savedPosition();
    return saved;
  }

  /** It starts again when it follows next. */
  void stops() {
    started = false;
  }

  void follows(int upTo) {
    if (!started) starts();
    var last = log.get(upTo - 1);
    var batch = log.subList(0, upTo).stream().filter(r -> r.position() > saved.position()).toList();
    var reached = new LogPosition(last.position(), last.hash());
    processor.process(batch, reached);
    saved = reached;
  }
}
