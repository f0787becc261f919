package codev.learning.surveys;

import codev.infra.views.View;
import codev.infra.views.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked, and of whom: one view each for all pages. */
@Configuration(proxyBeanMethods = false)
class Surveying {
  @Bean
  View<Respondent> respondents(Views views) {
    return views.project(new Respondent.Respondents());
  }

  @Bean
  View<Campaign> campaigns(Views views) {
    return views.project(new Campaign.Campaigns());
  }
}
