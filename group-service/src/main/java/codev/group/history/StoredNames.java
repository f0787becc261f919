package codev.group.history;

import codev.group.domain.GroupEvent;
import codev.infra.eventstore.EventTypes;
import codev.infra.letters.LetterEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code GroupFormed} is stored as {@code group.group-formed}, and so on. */
@Configuration(proxyBeanMethods = false)
public class StoredNames {
  @Bean
  static EventTypes eventTypes() {
    return EventTypes.of("group", GroupEvent.class).and("letter", LetterEvent.class);
  }
}
