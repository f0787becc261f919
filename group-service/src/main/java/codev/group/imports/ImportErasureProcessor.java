package codev.group.imports;

import codev.group.domain.GroupServiceEvent.PersonErased;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Removes from the imports of long lists what they say of people who have been erased.
 *
 * <p>Goes through the whole log at each start, so that tables brought back from a backup lose these
 * lines again; forgetting twice changes nothing.
 */
@Component
class ImportErasureProcessor implements EventProcessor<PersonErased> {
  private final ImportJobStore jobs;

  ImportErasureProcessor(ImportJobStore jobs) {
    this.jobs = jobs;
  }

  @Override
  public String name() {
    return "import-erasures";
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
    if (batch.isEmpty()) return;
    jobs.forget(
        batch.stream().map(recorded -> recorded.event().person()).collect(Collectors.toSet()));
  }
}
