package codev.session.room.section;

import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Username;
import codev.session.response.DiscussionResponse.ContributionResponse;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.SessionResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How often a participant who is not absent has contributed in the current client's turn; of those
 * who have left, only who has.
 */
record ContributionCount(Username person, long times) {
  static List<ContributionCount> of(SessionResponse session) {
    var inPass =
        session.discussion().contributions().stream()
            .filter(
                c -> c.pass() == session.progress().pass() && !c.withdrawn() && !c.confidential())
            .toList();
    var times =
        inPass.stream()
            .collect(Collectors.groupingBy(ContributionResponse::by, Collectors.counting()));
    return session.people().participants().stream()
        .filter(p -> p.role() != ParticipantRole.FACILITATOR)
        .filter(p -> p.attendance() == null || p.attendance().hasCome())
        .filter(p -> !session.people().isAway(p.username()) || times.containsKey(p.username()))
        .map(ParticipantResponse::username)
        .map(p -> new ContributionCount(p, times.getOrDefault(p, 0L)))
        .toList();
  }
}
