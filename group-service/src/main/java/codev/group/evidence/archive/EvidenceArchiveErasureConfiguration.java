package codev.group.evidence.archive;

import codev.group.domain.event.PersonEvent.PersonErased;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.WholeLogProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EvidenceArchiveErasureConfiguration {
  /**
   * Removes the archives that may name people who have been erased since; an archive that was begun
   * after an erasure is not touched.
   */
  @Bean
  EventProcessor<PersonErased> evidenceArchiveErasures(EvidenceArchiveStore jobs) {
    return new WholeLogProcessor<>(
        "evidence-archive-erasures",
        PersonErased.class,
        batch ->
            batch.forEach(recorded -> jobs.forget(recorded.event().person(), recorded.position())));
  }
}
