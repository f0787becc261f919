package codev.session.room.section;

import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.Username;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.SessionResponse;
import java.util.List;

/** How often a participant who is not absent has contributed in the current client's turn. */
record ContributionCount(Username person, long times) {
  static List<ContributionCount> of(SessionResponse session) {
    var inPass =
        session.discussion().contributions().stream()
            .filter(
                c -> c.pass() == session.progress().pass() && !c.withdrawn() && !c.confidential())
            .toList();
    return session.people().participants().stream()
        .filter(p -> p.role() != ParticipantRole.FACILITATOR)
        .filter(p -> p.attendance() == null || p.attendance().hasCome())
        .map(ParticipantResponse::username)
        .map(p -> new ContributionCount(p, inPass.stream().filter(c -> c.by().equals(p)).count()))
        .toList();
  }
}
