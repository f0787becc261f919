package codev.session.summary;

import codev.infra.projections.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.*;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Read model of who facilitates a session that is not closed.
 *
 * @param substitute to whom it was handed over; null while the group's own facilitator leads it
 */
record SessionFacilitatorView(
    String session, String groupName, int number, String facilitator, @Nullable String substitute) {

  /** One document for each session. */
  static final Projection<SessionEvent, SessionFacilitatorView> PROJECTION =
      Projection.of("chair", SessionEvent.class, SessionFacilitatorView.class)
          .byEach(SessionFacilitatorView::touched)
          .fold(SessionFacilitatorView::after);

  /** Most events of a session touch nothing here. */
  private static Stream<String> touched(SessionEvent event) {
    return switch (event) {
      case SessionScheduled _, FacilitatorAssigned _, ChairHandedOver _ -> Stream.of(id(event));
      case SessionClosed _, SessionCancelled _ -> Stream.of(id(event));
      case SessionMoved _, SessionPlaceChanged _, SessionOpened _ -> Stream.empty();
      case SessionTemplateChanged _, QuorumEvent _ -> Stream.empty();
      case ParticipantEvent _, PreparationEvent _, StepEvent _ -> Stream.empty();
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> Stream.empty();
    };
  }

  private static String id(SessionEvent event) {
    return event.session().toString();
  }

  private static @Nullable SessionFacilitatorView after(
      @Nullable SessionFacilitatorView before, SessionEvent event) {
    return switch (event) {
      case SessionScheduled e ->
          new SessionFacilitatorView(
              e.session().toString(), e.groupName(), e.number(), e.by().value(), null);
      case FacilitatorAssigned e when before != null ->
          new SessionFacilitatorView(
              before.session, before.groupName, before.number, e.facilitator().value(), null);
      case ChairHandedOver e when before != null -> before.facilitatedBy(e.to().value());
      case SessionClosed _, SessionCancelled _ -> null;
      case SessionMoved _, SessionPlaceChanged _, SessionOpened _ -> before;
      case SessionTemplateChanged _, QuorumEvent _ -> before;
      case ParticipantEvent _, PreparationEvent _, StepEvent _ -> before;
      case DiscussionEvent _, ContractEvent _, ResultEvent _ -> before;
    };
  }

  private SessionFacilitatorView facilitatedBy(String person) {
    var isFacilitator = person.equals(facilitator);
    return new SessionFacilitatorView(
        session, groupName, number, facilitator, isFacilitator ? null : person);
  }
}
