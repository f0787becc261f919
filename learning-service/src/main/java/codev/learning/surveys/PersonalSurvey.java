package codev.learning.surveys;

import codev.learning.domain.ProgrammeId;
import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;

/**
 * A survey that a person may answer at an address that only their e-mail has.
 *
 * @param survey one of ours by its name, or one of the programme's own by its key
 */
public record PersonalSurvey(
    Username person, ProgrammeId programme, String survey, SurveyKind.Moment moment) {}
