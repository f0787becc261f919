package codev.infra.eventrelay.consumer.roster;

import codev.infra.eventstore.axon.CommandSender;
import codev.infra.eventstore.axon.EventTypes;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "codev.infra.eventrelay.consumer.ConsumerAutoConfiguration",
      "codev.infra.projections.ProjectionsConfiguration",
      "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration"
    })
@Import(Roster.class)
public class RosterService {
  @Bean
  EventTypes events() {
    return EventTypes.of("roster", RosterEvent.class);
  }

  /** An instance of the service on this log. */
  public static ConfigurableApplicationContext start(DataSource log) {
    return new SpringApplicationBuilder(RosterService.class)
        .initializers(
            (GenericApplicationContext context) ->
                context.registerBean(DataSource.class, () -> log))
        .properties("spring.main.banner-mode=off", "spring.application.name=roster")
        .run();
  }

  public static CommandSender commands(ConfigurableApplicationContext instance) {
    return instance.getBean(CommandSender.class);
  }
}
