package codev.learning.surveys;

import codev.infra.projections.View;
import codev.infra.projections.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the views of surveys. */
@Configuration(proxyBeanMethods = false)
class SurveyViewsConfiguration {
  @Bean
  View<Respondent> respondents(Views views) {
    return views.project(Respondent.PROJECTION);
  }

  @Bean
  View<ProgrammeSurveys> campaigns(Views views) {
    return views.project(ProgrammeSurveys.PROJECTION);
  }
}
