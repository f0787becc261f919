package codev.group.answers;

import codev.group.domain.event.*;
import codev.group.domain.event.GroupSessionEvent.*;
import codev.group.domain.event.MembershipEvent.*;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of the answers in a group.
 *
 * @param answers the last one of each person for each session, for its present date
 */
record InvitationAnswersView(GroupId group, List<Answer> answers) {

  record Answer(SessionId session, Username person, InvitationAnswer answer) {
    boolean isOf(SessionId other, Username username) {
      return session.equals(other) && person.equals(username);
    }
  }

  /** One document for each group. */
  static final Projection<GroupEvent, InvitationAnswersView> PROJECTION =
      Projection.of("invitation-answers", GroupEvent.class, InvitationAnswersView.class)
          .by(e -> e.group().toString())
          .fold((before, e) -> after(before, e));

  private static InvitationAnswersView after(
      @Nullable InvitationAnswersView before, GroupEvent event) {
    if (event instanceof GroupFormed e) return new InvitationAnswersView(e.group(), List.of());
    return Objects.requireNonNull(before, "a group is formed first").after(event);
  }

  private InvitationAnswersView after(GroupEvent event) {
    return switch (event) {
      case SessionInvitationAnswered e -> with(e);
      case SessionAnswerWithdrawn e -> without(answer -> answer.isOf(e.session(), e.person()));
      case SessionMoved e -> without(answer -> answer.session().equals(e.session()));
      case SessionPostponed e -> without(answer -> answer.session().equals(e.session()));
      case MemberLeft e -> without(answer -> answer.person().equals(e.member()));
      case GroupFormed _, MembersReviewed _, MemberJoined _, FacilitatorReplaced _ -> this;
      case CharterEvent _, TurnDecisionEvent _, GroupSessionEvent _ -> this;
    };
  }

  private InvitationAnswersView with(SessionInvitationAnswered event) {
    var others = without(answer -> answer.isOf(event.session(), event.person())).answers;
    var next = new Answer(event.session(), event.person(), event.answer());
    return new InvitationAnswersView(
        group, Stream.concat(others.stream(), Stream.of(next)).toList());
  }

  private InvitationAnswersView without(Predicate<Answer> outdated) {
    return new InvitationAnswersView(
        group, answers.stream().filter(Predicate.not(outdated)).toList());
  }

  /** How many will not come: without any, a small group is as it was formed. */
  long declinedCount(SessionId session) {
    return answers.stream()
        .filter(answer -> answer.session().equals(session))
        .filter(answer -> answer.answer() == InvitationAnswer.DECLINED)
        .count();
  }

  /** Whether somebody will not come to a session. */
  boolean hasDeclined() {
    return answers.stream().anyMatch(answer -> answer.answer() == InvitationAnswer.DECLINED);
  }

  Map<SessionId, Map<Username, InvitationAnswer>> bySession() {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                Answer::session, Collectors.toMap(Answer::person, Answer::answer)));
  }

  Optional<InvitationAnswer> of(SessionId session, Username person) {
    return answers.stream()
        .filter(answer -> answer.isOf(session, person))
        .map(Answer::answer)
        .findFirst();
  }
}
