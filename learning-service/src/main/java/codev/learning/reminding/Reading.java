package codev.learning.reminding;

import codev.infra.views.View;
import codev.infra.views.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Those who are reminded: one view for all occasions. */
@Configuration(proxyBeanMethods = false)
class Reading {
  @Bean
  View<Reader> readers(Views views) {
    return views.project(new Reader.Readers());
  }
}
