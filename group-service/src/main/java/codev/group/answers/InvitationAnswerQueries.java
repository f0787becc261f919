package codev.group.answers;

import codev.group.calendar.CalendarSession;
import codev.group.domain.person.InvitationAnswer;
import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import codev.group.group.GroupView;
import codev.infra.projections.ReadModel;
import codev.infra.projections.ReadModels;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds who is expected in the sessions of a group. */
@Component
public class InvitationAnswerQueries {
  /** Whose own answer is not asked for. */
  private static final Username NOBODY = new Username("");

  private final ReadModel<InvitationAnswersView> answers;

  InvitationAnswerQueries(ReadModels views) {
    this.answers = views.project(InvitationAnswersView.PROJECTION);
  }

  /** Whether too few of these members would come to a session, as far as they have answered. */
  public boolean lacksQuorum(GroupId group, SessionId session, List<Username> members) {
    return answers
        .find(group.toString())
        .filter(known -> known.declinedCount(session) > 0)
        .map(known -> ExpectedPresence.of(known, session, members, NOBODY).lacksQuorum())
        .orElse(false);
  }

  /** Those of these groups in which somebody has declined a session. */
  public Set<GroupId> withDeclined(Collection<GroupId> groups) {
    return find(groups).stream()
        .filter(InvitationAnswersView::hasDeclined)
        .map(InvitationAnswersView::group)
        .collect(Collectors.toSet());
  }

  private List<InvitationAnswersView> find(Collection<GroupId> groups) {
    return answers.find(groups.stream().map(GroupId::toString).toList());
  }

  /** Which of these members have declined a session. */
  public List<Username> declined(GroupId group, SessionId session, List<Username> members) {
    return answers
        .find(group.toString())
        .map(known -> ExpectedPresence.of(known, session, members, NOBODY).declined())
        .orElseGet(List::of);
  }

  /** Who is expected in the next session of those of these groups where too few would come. */
  public Map<GroupId, ExpectedPresence> lackingQuorum(Collection<GroupView> groups) {
    var byId = groups.stream().collect(Collectors.toMap(g -> g.id().toString(), g -> g));
    var lacking = new HashMap<GroupId, ExpectedPresence>();
    for (var known : answers.find(byId.keySet())) {
      var group = Objects.requireNonNull(byId.get(known.group().toString()));
      group
          .sessions()
          .nextExpected()
          .filter(session -> known.declinedCount(session.id()) > 0)
          .map(session -> ExpectedPresence.of(known, session.id(), group.members(), NOBODY))
          .filter(ExpectedPresence::lacksQuorum)
          .ifPresent(presence -> lacking.put(group.id(), presence));
    }
    return lacking;
  }

  /** What people have answered, by the sessions of a group, for their present dates. */
  public Map<SessionId, Map<Username, InvitationAnswer>> given(GroupId group) {
    return answers.find(group.toString()).map(InvitationAnswersView::bySession).orElseGet(Map::of);
  }

  /** Likewise, of several groups. */
  public Map<GroupId, Map<SessionId, Map<Username, InvitationAnswer>>> given(
      Collection<GroupId> groups) {
    return find(groups).stream()
        .collect(Collectors.toMap(InvitationAnswersView::group, InvitationAnswersView::bySession));
  }

  /** The sessions to come whose invitations a member has still to answer. */
  public List<CalendarSession> unanswered(GroupView group, Username member) {
    if (!group.members().contains(member)) return List.of();
    var known = answers.find(group.id().toString());
    return group.sessions().all().stream()
        .filter(CalendarSession::isExpected)
        .filter(session -> known.flatMap(given -> given.of(session.id(), member)).isEmpty())
        .toList();
  }

  /** In each session to come. */
  public Map<SessionId, ExpectedPresence> expected(GroupView group, Username viewer) {
    var known =
        answers
            .find(group.id().toString())
            .orElseGet(() -> new InvitationAnswersView(group.id(), List.of()));
    return group.sessions().all().stream()
        .filter(CalendarSession::isToCome)
        .collect(
            Collectors.toMap(
                CalendarSession::id,
                session -> ExpectedPresence.of(known, session.id(), group.members(), viewer)));
  }
}
