package codev.group.people;

import codev.group.domain.event.GroupServiceEvent.PlaceFact;
import codev.group.domain.event.MembershipEvent.FacilitatorReplaced;
import codev.group.domain.event.MembershipEvent.GroupFormed;
import codev.group.domain.event.MembershipEvent.MemberJoined;
import codev.group.domain.event.ProgrammeEvent.ParticipantAdded;
import codev.group.domain.event.ProgrammeEvent.ParticipantRemoved;
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
 * @param participants those of them who are participants now
 */
record ProgrammePeopleView(
    ProgrammeId programme,
    List<Username> people,
    List<Username> placed,
    List<Username> participants) {
  /** One document for each programme with people; 2: who was in a group; 3: participants. */
  static final Projection<PlaceFact, ProgrammePeopleView> PROJECTION =
      Projection.of("programme-people", PlaceFact.class, ProgrammePeopleView.class)
          .version(3)
          .by(e -> e.programme().toString())
          .fold(ProgrammePeopleView::after);

  private static ProgrammePeopleView after(@Nullable ProgrammePeopleView before, PlaceFact event) {
    var view =
        before == null
            ? new ProgrammePeopleView(event.programme(), List.of(), List.of(), List.of())
            : before;
    return switch (event) {
      case ParticipantAdded e ->
          new ProgrammePeopleView(
              view.programme,
              with(view.people, Stream.of(e.person())),
              view.placed,
              with(view.participants, Stream.of(e.person())));
      case ParticipantRemoved e ->
          new ProgrammePeopleView(
              view.programme, view.people, view.placed, without(view.participants, e.person()));
      case GroupFormed e ->
          view.placing(Stream.concat(Stream.of(e.facilitator()), e.members().stream()));
      case MemberJoined e -> view.placing(Stream.of(e.member()));
      case FacilitatorReplaced e -> view.placing(Stream.of(e.facilitator()));
    };
  }

  private ProgrammePeopleView placing(Stream<Username> newcomers) {
    var others = newcomers.toList();
    return new ProgrammePeopleView(
        programme, with(people, others.stream()), with(placed, others.stream()), participants);
  }

  /** With whom groups are composed: those who are participants, and those who were in a group. */
  List<Username> composable() {
    return with(placed, participants.stream());
  }

  private static List<Username> with(List<Username> people, Stream<Username> others) {
    return Stream.concat(people.stream(), others).distinct().toList();
  }

  private static List<Username> without(List<Username> people, Username other) {
    return people.stream().filter(person -> !person.equals(other)).toList();
  }
}
