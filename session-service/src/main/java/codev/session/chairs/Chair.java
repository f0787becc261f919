package codev.session.chairs;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
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
record Chair(
    String session, String groupName, int number, String facilitator, @Nullable String substitute) {

  private Chair heldBy(String person) {
    var own = person.equals(facilitator);
    return new Chair(session, groupName, number, facilitator, own ? null : person);
  }

  /** One document for each session. */
  static final class Chairs implements Projection<SessionEvent, Chair> {
    @Override
    public String view() {
      return "chair";
    }

    @Override
    public Class<SessionEvent> folds() {
      return SessionEvent.class;
    }

    @Override
    public Class<Chair> shape() {
      return Chair.class;
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
    public @Nullable Chair fold(
        String id, @Nullable Chair before, Recorded<SessionEvent> recorded) {
      return switch (recorded.event()) {
        case SessionScheduled e -> new Chair(id, e.groupName(), e.number(), e.by().value(), null);
        case FacilitatorAssigned e when before != null ->
            new Chair(id, before.groupName(), before.number(), e.facilitator().value(), null);
        case ChairHandedOver e when before != null -> before.heldBy(e.to().value());
        case SessionClosed _, SessionCancelled _ -> null;
        default -> before;
      };
    }
  }
}
