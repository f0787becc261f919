package codev.learning.personaldata;

import codev.infra.confidentiality.TextEncryption;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.learning.domain.LearningServiceEvent.PersonErased;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Process manager that destroys the key of every person recorded as erased, even if the request
 * that recorded it failed afterwards.
 *
 * <p>Goes through the whole log at each start, so that a key vault brought back from a backup loses
 * these keys again; erasing twice changes nothing.
 */
@Component
class KeyErasureProcessor implements EventProcessor<PersonErased> {
  private final TextEncryption encryption;

  KeyErasureProcessor(TextEncryption encryption) {
    this.encryption = encryption;
  }

  @Override
  public String name() {
    return "erasures";
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
    batch.forEach(recorded -> encryption.erase(recorded.event().person().value()));
  }
}
