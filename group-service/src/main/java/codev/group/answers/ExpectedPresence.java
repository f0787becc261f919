package codev.group.answers;

import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.value.SessionId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which members are expected in a session.
 *
 * @param mine the viewer's own answer, empty without one
 */
public record ExpectedPresence(
    Map<InvitationAnswer, List<Username>> answered, List<Username> unanswered, String mine) {
  /** A client and two consultants. */
  private static final int QUORUM = 3;

  static ExpectedPresence of(
      InvitationAnswersView answers, SessionId session, List<Username> members, Username viewer) {
    var answered =
        members.stream()
            .filter(member -> answers.of(session, member).isPresent())
            .collect(Collectors.groupingBy(m -> answers.of(session, m).orElseThrow()));
    return new ExpectedPresence(
        answered,
        members.stream().filter(member -> answers.of(session, member).isEmpty()).toList(),
        answers.of(session, viewer).map(Enum::name).orElse(""));
  }

  public List<Username> accepted() {
    return answered.getOrDefault(InvitationAnswer.ACCEPTED, List.of());
  }

  public List<Username> tentative() {
    return answered.getOrDefault(InvitationAnswer.TENTATIVE, List.of());
  }

  public List<Username> declined() {
    return answered.getOrDefault(InvitationAnswer.DECLINED, List.of());
  }

  /** Those of these people who have declined. */
  public List<Username> declinedOf(List<Username> people) {
    return declined().stream().filter(people::contains).toList();
  }

  /** How many may come: all who have not declined. */
  public int atMost() {
    return accepted().size() + tentative().size() + unanswered.size();
  }

  public boolean lacksQuorum() {
    return atMost() < QUORUM;
  }
}
