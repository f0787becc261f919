package codev.group.domain;

import codev.group.domain.command.GroupSessionCommand.AnswerSessionInvitation;
import codev.group.domain.command.GroupSessionCommand.WithdrawSessionAnswer;
import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last answer of each person to the invitation to each session. */
final class InvitationAnswers {
  private final Map<Invitation, InvitationAnswer> answers = new HashMap<>();

  private record Invitation(SessionId session, Username person) {}

  /** Nothing where it is the answer already, or where one is to stay. */
  Optional<SessionInvitationAnswered> answered(AnswerSessionInvitation c) {
    var before = answers.get(new Invitation(c.session(), c.by()));
    if (before == c.answer() || (before != null && c.once())) return Optional.empty();
    return Optional.of(
        new SessionInvitationAnswered(c.group(), c.session(), c.by(), c.answer(), c.at()));
  }

  /** Nothing where there is no answer. */
  Optional<SessionAnswerWithdrawn> withdrawn(WithdrawSessionAnswer c) {
    return answers.containsKey(new Invitation(c.session(), c.by()))
        ? Optional.of(new SessionAnswerWithdrawn(c.group(), c.session(), c.by(), c.at()))
        : Optional.empty();
  }

  /** Another date, or another stay in the group, is another invitation. */
  void apply(GroupEvent event) {
    switch (event) {
      case SessionInvitationAnswered e ->
          answers.put(new Invitation(e.session(), e.person()), e.answer());
      case SessionAnswerWithdrawn e -> answers.remove(new Invitation(e.session(), e.person()));
      case SessionMoved e -> forget(e.session());
      case SessionPostponed e -> forget(e.session());
      case MemberLeft e -> answers.keySet().removeIf(one -> one.person().equals(e.member()));
      case GroupFormed _, MembersReviewed _, MemberJoined _, FacilitatorReplaced _ -> {}
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> {}
    }
  }

  private void forget(SessionId session) {
    answers.keySet().removeIf(one -> one.session().equals(session));
  }
}
