package codev.learning.reminders;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the views of reminders. */
@Configuration(proxyBeanMethods = false)
class ReminderViewsConfiguration {
  @Bean
  ReadModel<ReminderRecipient> recipients(ReadModels views) {
    return views.project(ReminderRecipient.PROJECTION);
  }
}
