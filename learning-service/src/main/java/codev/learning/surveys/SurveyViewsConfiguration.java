package codev.learning.surveys;

import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares the views of surveys. */
@Configuration(proxyBeanMethods = false)
class SurveyViewsConfiguration {
  @Bean
  ReadModel<Respondent> respondents(ReadModels views) {
    return views.project(Respondent.PROJECTION);
  }

  @Bean
  ReadModel<ProgrammeSurveys> surveys(ReadModels views) {
    return views.project(ProgrammeSurveys.PROJECTION);
  }
}
