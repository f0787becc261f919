package codev.group.people;

import codev.group.domain.GroupServiceEvent.FacilitatorReplaced;
import codev.group.domain.GroupServiceEvent.GroupFormed;
import codev.group.domain.GroupServiceEvent.MemberJoined;
import codev.group.domain.GroupServiceEvent.ParticipantAdded;
import codev.group.domain.GroupServiceEvent.PlaceFact;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.infra.projections.Projection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of who is or was in a programme, as participant, member or facilitator, also of one
 * session. Who leaves stays in it.
 */
record ProgrammePeopleView(ProgrammeId programme, List<Username> people) {
  /** One document for each programme with people. */
  static final Projection<PlaceFact, ProgrammePeopleView> PROJECTION =
      Projection.of("programme-people", PlaceFact.class, ProgrammePeopleView.class)
          .by(e -> e.programme().toString())
          .fold(ProgrammePeopleView::after);

  private static ProgrammePeopleView after(@Nullable ProgrammePeopleView before, PlaceFact event) {
    var earlier = before == null ? Stream.<Username>empty() : before.people().stream();
    return new ProgrammePeopleView(
        event.programme(), Stream.concat(earlier, peopleOf(event)).distinct().toList());
  }

  private static Stream<Username> peopleOf(PlaceFact event) {
    return switch (event) {
      case ParticipantAdded e -> Stream.of(e.person());
      case GroupFormed e -> Stream.concat(Stream.of(e.facilitator()), e.members().stream());
      case MemberJoined e -> Stream.of(e.member());
      case FacilitatorReplaced e -> Stream.of(e.facilitator());
    };
  }
}
