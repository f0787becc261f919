package codev.learning.personaldata;

import codev.infra.email.SentEmails;
import codev.infra.eventstore.axon.RecordedEvent;
import codev.infra.eventstore.log.LogPosition;
import codev.infra.eventstore.processor.EventProcessor;
import codev.learning.domain.LearningServiceEvent.PersonErased;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Removes which e-mails were sent to people who have been erased, or about them.
 *
 * <p>Goes through the whole log at each start, so that a table brought back from a backup loses
 * these rows again; forgetting twice changes nothing.
 */
@Component
class EmailErasureProcessor implements EventProcessor<PersonErased> {
  private final SentEmails emails;

  EmailErasureProcessor(SentEmails emails) {
    this.emails = emails;
  }

  @Override
  public String name() {
    return "email-erasures";
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
    emails.forget(batch.stream().map(recorded -> recorded.event().person().value()).toList());
  }
}
