package codev.group.personaldata;

import codev.group.domain.GroupEvent;
import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.ContactChanged;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfFacilitator;
import codev.group.domain.GroupEvent.OfPerson;
import codev.group.domain.GroupEvent.PersonErased;
import codev.group.domain.GroupEvent.PresenceNoted;
import codev.group.domain.GroupEvent.ProgrammeDeclared;
import codev.group.domain.GroupEvent.SessionCancelled;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionMoved;
import codev.group.domain.GroupEvent.SessionOpened;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.GroupEvent.SessionPostponed;
import codev.group.domain.GroupEvent.SignatureNoted;
import codev.group.domain.GroupEvent.TemplateDefined;
import codev.group.domain.GroupEvent.TrainingDescribed;
import codev.group.domain.GroupEvent.TurnSkipped;
import codev.group.domain.GroupEvent.TurnsSwapped;
import codev.group.domain.person.AttendanceRecord;
import codev.group.domain.person.Username;
import java.util.stream.Stream;

/** Rules on which events belong in a person's export. */
final class PersonalDataSelection {
  private PersonalDataSelection() {}

  static boolean concerns(GroupEvent event, String username) {
    return concerned(event).anyMatch(username::equals);
  }

  static Stream<String> concerned(GroupEvent event) {
    return people(event).map(Username::value);
  }

  /**
   * The actor of an event and the people whom it is about. The person who registered another one,
   * and the participants of a planned session, are left out: that list is about the whole group.
   */
  private static Stream<Username> people(GroupEvent event) {
    return switch (event) {
      case OfPerson e -> Stream.of(e.person());
      case ContactChanged e -> Stream.of(e.person());
      case PersonErased e -> Stream.of(e.person());
      case OfFacilitator e -> Stream.of(e.facilitator());
      case ProgrammeDeclared e -> Stream.of(e.by());
      case TemplateDefined e -> Stream.of(e.by());
      case TrainingDescribed e -> Stream.of(e.by());
      case GroupFormed e -> Stream.concat(e.members().stream(), Stream.of(e.facilitator(), e.by()));
      case MembersReviewed _ -> Stream.empty(); // it reveals other people's managers
      case MemberJoined e -> Stream.of(e.member(), e.by());
      case MemberLeft e -> Stream.of(e.member(), e.by());
      case FacilitatorReplaced e -> Stream.of(e.facilitator(), e.by());
      case CharterAccepted e -> Stream.of(e.member());
      case SessionPlanned e -> Stream.of(e.facilitator(), e.by());
      case SessionMoved e -> Stream.of(e.by());
      case SessionCancelled e -> Stream.of(e.by());
      case TurnsSwapped e -> Stream.of(e.member(), e.with(), e.by());
      case TurnSkipped e -> Stream.of(e.member(), e.by());
      case SessionOpened e -> Stream.of(e.by());
      case SessionPostponed e -> Stream.of(e.by());
      case SignatureNoted e -> Stream.of(e.person());
      case PresenceNoted e -> Stream.of(e.member());
      case ClientNoted e -> Stream.of(e.client());
      case SessionHeld e -> e.attendance().stream().map(AttendanceRecord::member);
    };
  }
}
