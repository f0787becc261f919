package codev.learning.domain;

import codev.learning.domain.person.Username;
import codev.learning.domain.survey.SurveyKind;
import codev.learning.domain.value.ActionId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands that change nothing: they are refused to a person who may not do what follows. */
public sealed interface AccessCheckCommand {
  @TargetAggregateIdentifier
  String stream();

  /** Whether an action is a person's own; the result is the programme of the action. */
  record CheckOwner(ActionId action, Username by) implements AccessCheckCommand {
    @Override
    public String stream() {
      return action.stream();
    }
  }

  /** Whether a person answers a survey for which they name no programme; the result is that. */
  record CheckSurveyProgramme(Username person, SurveyKind survey, SurveyKind.Moment moment)
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
