package codev.session.summary;

import codev.infra.eventstore.RecordedEvent;
import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.ChairHandedOver;
import codev.session.domain.SessionEvent.FacilitatorAssigned;
import codev.session.domain.SessionEvent.SessionCancelled;
import codev.session.domain.SessionEvent.SessionClosed;
import codev.session.domain.SessionEvent.SessionScheduled;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session that is still to end, and who holds its chair.
 *
 * @param substitute whom it was handed over to; nobody as long as the group's own facilitator leads
 */
record SubstituteAssignment(
    String session, String groupName, int number, String facilitator, @Nullable String substitute) {

  private SubstituteAssignment heldBy(String person) {
    var own = person.equals(facilitator);
    return new SubstituteAssignment(session, groupName, number, facilitator, own ? null : person);
  }

  /** One document for each session. */
  static final class Chairs implements Projection<SessionEvent, SubstituteAssignment> {
    @Override
    public String view() {
      return "chair";
    }

    @Override
    public Class<SessionEvent> folds() {
      return SessionEvent.class;
    }

    @Override
    public Class<SubstituteAssignment> shape() {
      return SubstituteAssignment.class;
    }

    @Override
    public Stream<String> touches(SessionEvent event) {
      return switch (event) {
        case SessionScheduled _,
            FacilitatorAssigned _,
            ChairHandedOver _,
            SessionClosed _,
            SessionCancelled _ ->
            Stream.of(event.session().toString());
        default -> Stream.empty();
      };
    }

    @Override
    public @Nullable SubstituteAssignment fold(
        String id, @Nullable SubstituteAssignment before, RecordedEvent<SessionEvent> recorded) {
      return switch (recorded.event()) {
        case SessionScheduled e ->
            new SubstituteAssignment(id, e.groupName(), e.number(), e.by().value(), null);
        case FacilitatorAssigned e when before != null ->
            new SubstituteAssignment(
                id, before.groupName(), before.number(), e.facilitator().value(), null);
        case ChairHandedOver e when before != null -> before.heldBy(e.to().value());
        case SessionClosed _, SessionCancelled _ -> null;
        default -> before;
      };
    }
  }
}
