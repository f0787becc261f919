package codev.group.evidence.archive;

import codev.group.domain.GroupServiceEvent.PersonErased;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Removes the archives that may name people who have been erased since.
 *
 * <p>Goes through the whole log at each start, so that tables brought back from a backup lose them
 * again; an archive that was begun after an erasure is not touched.
 */
@Component
class EvidenceArchiveErasureProcessor implements EventProcessor<PersonErased> {
  private final EvidenceArchiveStore jobs;

  EvidenceArchiveErasureProcessor(EvidenceArchiveStore jobs) {
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "evidence-archive-erasures";
  }

  @Override
  public Class<PersonErased> eventType() {
    return PersonErased.class;
  }

  @Override
  public LogPosition savedPosition() {
    return LogPosition.START;
  }

  @Override
  public void process(List<RecordedEvent<PersonErased>> batch, LogPosition upTo) {
    for (var recorded : batch) jobs.forget(recorded.event().person(), recorded.position());
  }
}
