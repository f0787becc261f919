package codev.learning.surveys;

import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ProgrammeId;

/**
 * A survey of one person, as its address names it.
 *
 * @param survey one of ours by its name, or one of the programme's own by its key
 */
public record PersonalSurvey(
    Username person, ProgrammeId programme, String survey, SurveyKind.Moment moment) {
  boolean isAskedBy(Questionnaire questionnaire) {
    return questionnaire.survey().equals(survey) && questionnaire.moment() == moment;
  }
}
