package codev.learning.surveys;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked, and of whom: one view each for all pages. */
@Configuration(proxyBeanMethods = false)
class SurveyViewsConfiguration {
  @Bean
  View<Respondent> respondents(Views views) {
    return views.project(Respondent.PROJECTION);
  }

  @Bean
  View<SurveyCampaign> campaigns(Views views) {
    return views.project(SurveyCampaign.PROJECTION);
  }
}
