package codev.learning.history;

import codev.infra.eventstore.EventTypes;
import codev.infra.letters.LetterEvent;
import codev.learning.domain.LearningEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code ActionCommitted} is kept as {@code learning.action-committed}. */
@Configuration(proxyBeanMethods = false)
public class StoredNames {
  public static final EventTypes TYPES =
      EventTypes.of("learning", LearningEvent.class).and("letter", LetterEvent.class);

  @Bean
  EventTypes eventTypes() {
    return TYPES;
  }
}
