package codev.learning.domain;

import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands that change nothing: they are refused to a person who may not do what follows. */
public sealed interface AccessCheckCommand {
  @TargetAggregateIdentifier
  String stream();

  /** Whether an action is a person's own. */
  record CheckOwner(ActionId action, Username by) implements AccessCheckCommand {
    @Override
    public String stream() {
      return action.stream();
    }
  }

  /** For which programme a person answers a survey where they name none. */
  record FindSurveyProgramme(Username person, SurveyKind survey, SurveyKind.Moment moment)
      implements AccessCheckCommand {
    @Override
    public String stream() {
      return person.person();
    }
  }

  /** Whether a person is in a group, or has answered a survey as one who was. */
  record CheckRespondent(Username person) implements AccessCheckCommand {
    @Override
    public String stream() {
      return person.person();
    }
  }
}
