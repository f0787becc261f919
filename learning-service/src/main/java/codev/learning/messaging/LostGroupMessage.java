package codev.learning.messaging;

import codev.infra.eventrelay.InboundMessage;
import codev.learning.domain.LearningServiceCommand.NotePersonFact;
import codev.learning.domain.LearningServiceCommand.NoteSessionUnplanned;
import codev.learning.domain.authority.AuthorityCommand.NoteGrantFact;
import codev.learning.domain.authority.AuthorityEvent.RevocationNoted;
import codev.learning.domain.event.PersonEvent.GroupJoined;
import codev.learning.domain.event.PersonEvent.GroupLeft;
import codev.learning.messaging.GroupMessages.GrantGiven;
import codev.learning.messaging.GroupMessages.GroupFormed;
import codev.learning.messaging.GroupMessages.MemberJoined;
import codev.learning.messaging.GroupMessages.MemberLeft;
import codev.learning.messaging.GroupMessages.SessionPlanned;
import java.util.stream.Stream;

/**
 * A message of group-service whose event it has lost, since its log was restored: what can be taken
 * back of it here. A right that is taken away stays so, a group stays known with nobody in it, and
 * what was answered or recorded of a session stays.
 */
record LostGroupMessage(InboundMessage message) {

  /** None where this service does not know how. */
  Stream<? extends Record> commands() {
    return switch (message.type()) {
      case "group.group-formed.v1" -> {
        var formed = message.as(GroupFormed.class);
        yield formed.members().stream()
            .map(
                member ->
                    new GroupLeft(member, formed.groupId(), formed.programmeId(), message.at()))
            .map(NotePersonFact::new);
      }
      case "group.member-joined.v1" -> {
        var joined = message.as(MemberJoined.class);
        yield Stream.of(
            new NotePersonFact(
                new GroupLeft(
                    joined.member(), joined.groupId(), joined.programmeId(), message.at())));
      }
      case "group.member-left.v1" -> {
        var memberLeft = message.as(MemberLeft.class);
        yield Stream.of(
            new NotePersonFact(
                new GroupJoined(
                    memberLeft.member(),
                    memberLeft.groupId(),
                    memberLeft.programmeId(),
                    message.at())));
      }
      case "group.session-planned.v2" ->
          Stream.of(
              new NoteSessionUnplanned(message.as(SessionPlanned.class).sessionId(), message.at()));
      case "group.grant-given.v1" -> {
        var grantGiven = message.as(GrantGiven.class);
        var revocation =
            new RevocationNoted(grantGiven.grantId(), grantGiven.username(), message.at());
        yield Stream.of(new NoteGrantFact(revocation));
      }
      default -> Stream.empty();
    };
  }
}
