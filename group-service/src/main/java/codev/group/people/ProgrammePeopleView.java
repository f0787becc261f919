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
 *
 * @param placed those of them who are or were in a group: a manager makes a participant of anybody
 */
record ProgrammePeopleView(ProgrammeId programme, List<Username> people, List<Username> placed) {
  /** One document for each programme with people; 2: who was in a group. */
  static final Projection<PlaceFact, ProgrammePeopleView> PROJECTION =
      Projection.of("programme-people", PlaceFact.class, ProgrammePeopleView.class)
          .version(2)
          .by(e -> e.programme().toString())
          .fold(ProgrammePeopleView::after);

  private static ProgrammePeopleView after(@Nullable ProgrammePeopleView before, PlaceFact event) {
    var people = before == null ? List.<Username>of() : before.people();
    var placed = before == null ? List.<Username>of() : before.placed();
    if (event instanceof ParticipantAdded e)
      return new ProgrammePeopleView(e.programme(), with(people, Stream.of(e.person())), placed);
    return new ProgrammePeopleView(
        event.programme(), with(people, placedBy(event)), with(placed, placedBy(event)));
  }

  private static List<Username> with(List<Username> people, Stream<Username> others) {
    return Stream.concat(people.stream(), others).distinct().toList();
  }

  private static Stream<Username> placedBy(PlaceFact event) {
    return switch (event) {
      case ParticipantAdded _ -> Stream.empty();
      case GroupFormed e -> Stream.concat(Stream.of(e.facilitator()), e.members().stream());
      case MemberJoined e -> Stream.of(e.member());
      case FacilitatorReplaced e -> Stream.of(e.facilitator());
    };
  }
}
