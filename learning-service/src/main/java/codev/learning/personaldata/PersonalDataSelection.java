package codev.learning.personaldata;

import codev.learning.domain.event.*;
import codev.learning.domain.event.GroupEvent.GroupNoted;
import codev.learning.domain.event.OutcomesViewingEvent.OutcomesShown;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.event.ProgrammeEvent.*;
import codev.learning.domain.event.SessionOutcomeEvent.*;
import codev.learning.domain.person.Username;
import java.util.stream.Stream;

/** Rules on which events belong in a person's export. */
final class PersonalDataSelection {
  private PersonalDataSelection() {}

  static boolean concerns(LearningServiceEvent event, String username) {
    return concerned(event).anyMatch(username::equals);
  }

  static Stream<String> concerned(LearningServiceEvent event) {
    return people(event).map(Username::value);
  }

  /** The actor of an event and the people whom it is about; a list of others is left out. */
  private static Stream<Username> people(LearningServiceEvent event) {
    return switch (event) {
      case ErasureRequested e -> Stream.of(e.person(), e.by());
      case ErasureCancelled e -> Stream.of(e.person(), e.by());
      case PersonErased e -> Stream.of(e.person(), e.by());
      case PersonEvent e -> Stream.of(e.person());
      case ActionEvent e -> Stream.of(e.owner());
      case JournalEvent e -> Stream.of(e.owner());
      case ClientChosen e -> Stream.of(e.client());
      case EvaluationReceived e -> Stream.of(e.by());
      case PresenceMarked e -> Stream.of(e.person());
      case SessionHeld _, CourseCorrected _ -> Stream.empty(); // they have everybody's attendance
      case SessionPlanned _, SessionUnplanned _ -> Stream.empty();
      case TargetsSet e -> Stream.of(e.by());
      case InstrumentLoaded e -> Stream.of(e.by());
      case ProgrammeNoted _, ProgrammeDated _, ItemNoted _ -> Stream.empty();
      case GroupNoted _ -> Stream.empty();
      case OutcomesShown e -> Stream.of(e.to());
    };
  }
}
