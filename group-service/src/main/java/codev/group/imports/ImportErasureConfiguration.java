package codev.group.imports;

import static java.util.stream.Collectors.toSet;

import codev.group.domain.event.PersonEvent.PersonErased;
import codev.infra.eventstore.processor.EventProcessor;
import codev.infra.eventstore.processor.WholeLogProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportErasureConfiguration {
  /** Removes from the imports of long lists what they say of people who have been erased. */
  @Bean
  EventProcessor<PersonErased> importErasures(ImportJobStore jobs) {
    return new WholeLogProcessor<>(
        "import-erasures",
        PersonErased.class,
        batch ->
            jobs.forget(
                batch.stream().map(recorded -> recorded.event().person()).collect(toSet())));
  }
}
