package codev.infra.eventstore.desk;

import codev.infra.eventstore.axon.EventTypes;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Desk.class)
public class DeskService {
  @Bean
  EventTypes events() {
    return EventTypes.of("desk", DeskEvent.class);
  }
}
