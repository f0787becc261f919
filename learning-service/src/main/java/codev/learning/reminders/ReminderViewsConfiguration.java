package codev.learning.reminders;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the views of reminders. */
@Configuration(proxyBeanMethods = false)
class ReminderViewsConfiguration {
  @Bean
  View<ReminderRecipient> readers(Views views) {
    return views.project(ReminderRecipient.PROJECTION);
  }
}
