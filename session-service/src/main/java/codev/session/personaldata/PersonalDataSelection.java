package codev.session.personaldata;

import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import codev.session.domain.value.Username;
import java.util.stream.Stream;

/** Rules on which events belong in a person's export. */
public final class PersonalDataSelection {
  private PersonalDataSelection() {}

  /** Events that a person caused or that concern them; being on a list is neither. */
  static boolean concerns(SessionEvent event, String username) {
    var person = new Username(username);
    return event.by().equals(person)
        || (event instanceof PersonEvent e && e.person().equals(person));
  }

  /** Everybody who acts in a session is introduced by one of these events. */
  public static Stream<String> introducedBy(SessionEvent event) {
    return people(event).map(Username::value);
  }

  private static Stream<Username> people(SessionEvent event) {
    return switch (event) {
      case SessionScheduled e -> Stream.concat(e.members().stream(), Stream.of(e.by()));
      case MemberSeated e -> Stream.of(e.member());
      case FacilitatorAssigned e -> Stream.of(e.facilitator());
      case ChairHandedOver e -> Stream.of(e.to());
      case MemberUnseated _, SeatChangedMeanwhile _ -> Stream.empty();
      case FacilitatorChangedMeanwhile _, AttendanceMarked _, AttendanceSigned _ -> Stream.empty();
      // the others are of those who take part already
      case LifecycleEvent _, PreparationEvent _, StepEvent _ -> Stream.empty();
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> Stream.empty();
    };
  }
}
