package codev.learning.reminders;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Those who are reminded: one view for all occasions. */
@Configuration(proxyBeanMethods = false)
class ReminderViewsConfiguration {
  @Bean
  View<ReminderRecipient> readers(Views views) {
    return views.project(ReminderRecipient.PROJECTION);
  }
}
