package codev.session.response;

import codev.session.domain.Roster;
import codev.session.domain.participants.HalfDay;
import codev.session.domain.participants.Participant;
import codev.session.domain.value.ParticipantRole;
import codev.session.domain.value.SessionStatus;
import codev.session.domain.value.Username;
import codev.session.response.PeopleResponse.FormerFacilitatorResponse;
import codev.session.response.PeopleResponse.ParticipantResponse;
import codev.session.response.PeopleResponse.SignatureResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Maps to {@link PeopleResponse}. */
record PeopleMapper(ViewerContext context) {
  PeopleResponse map() {
    var view = context.view();
    return new PeopleResponse(
        roster().facilitator(),
        roster().former().stream()
            .map(g -> new FormerFacilitatorResponse(g.facilitator(), g.at()))
            .toList(),
        roster().client(),
        participants(),
        names(),
        context.access().seesEntries() ? view.floor() : null,
        context.access().entries(view.hands()),
        context.access().entries(view.session().hadFloor()),
        roster().consultantsThere(),
        view.quorum());
  }

  private Roster roster() {
    return context.view().roster();
  }

  /** A facilitator who is a member too is listed once, in the member's place. */
  private List<ParticipantResponse> participants() {
    var facilitator = facilitator();
    var participants = new ArrayList<ParticipantResponse>();
    for (var seat : roster().seats())
      participants.add(
          seat.member().equals(facilitator.username()) ? facilitator : participant(seat));
    if (!participants.contains(facilitator)) participants.add(facilitator);
    return List.copyOf(participants);
  }

  private ParticipantResponse facilitator() {
    return new ParticipantResponse(
        roster().facilitator(),
        ParticipantRole.FACILITATOR,
        context.view().state() != SessionStatus.SCHEDULED,
        null,
        null,
        roster().hasSigned(roster().facilitatorSeat()),
        signatures(roster().facilitatorSeat()),
        false);
  }

  private ParticipantResponse participant(Participant seat) {
    var marked = seat.attendance();
    var wasThere = marked == null ? !seat.signatures().isEmpty() : marked.isThere();
    return new ParticipantResponse(
        seat.member(),
        roster().roleOf(seat.member()),
        wasThere && !seat.left(),
        marked,
        seat.since(),
        roster().hasSigned(seat),
        signatures(seat),
        seat.left());
  }

  private List<SignatureResponse> signatures(Participant seat) {
    return seat.signatures().stream()
        .map(s -> new SignatureResponse(s.halfDay(), s.at(), isCorroborated(seat, s.halfDay())))
        .toList();
  }

  /** For a viewer who sees no entries by attendance alone: the rest says who did something when. */
  private boolean isCorroborated(Participant seat, HalfDay halfDay) {
    if (context.access().seesEntries()) return seat.isCorroborated(halfDay);
    var marked = seat.attendance();
    return marked != null && marked.hasCome();
  }

  /** Without the authors of entries for a viewer who sees none. */
  private Map<Username, String> names() {
    var view = context.view();
    var people = context.access().seesEntries() ? view.mentioned() : view.expected();
    var names = new TreeMap<Username, String>(Comparator.comparing(Username::value));
    for (var person : people) names.put(person, context.names().of(person));
    return names;
  }
}
