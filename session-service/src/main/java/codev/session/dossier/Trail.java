package codev.session.dossier;

import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import codev.session.domain.SessionEvent;
import codev.session.domain.SessionEvent.AttendanceMarked;
import codev.session.domain.SessionEvent.ChairHandedOver;
import codev.session.domain.SessionEvent.EarlierActionReviewed;
import codev.session.domain.SessionEvent.FacilitatorAssigned;
import codev.session.domain.SessionEvent.FloorGiven;
import codev.session.domain.SessionEvent.MemberSeated;
import codev.session.domain.SessionEvent.MemberUnseated;
import codev.session.domain.SessionEvent.SessionScheduled;
import codev.session.domain.SessionEvent.TopicChosen;
import codev.session.domain.SessionEvent.WordsTakenDown;
import codev.session.domain.Username;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where something is held on somebody.
 *
 * @param streams ids of the histories that name them, in the order in which they first did
 */
record Trail(List<String> streams) {
  private Trail through(String stream) {
    return streams.contains(stream)
        ? this
        : new Trail(Stream.concat(streams.stream(), Stream.of(stream)).toList());
  }

  /** Whatever somebody did, and what was noted of them; not that they were on a list. */
  static boolean concerns(SessionEvent event, Username person) {
    return event.by().equals(person)
        || switch (event) {
          case AttendanceMarked e -> e.member().equals(person);
          case MemberSeated e -> e.member().equals(person);
          case MemberUnseated e -> e.member().equals(person);
          case FacilitatorAssigned e -> e.facilitator().equals(person);
          case ChairHandedOver e -> e.to().equals(person);
          case FloorGiven e -> e.to().equals(person);
          case TopicChosen e -> e.client().equals(person);
          case EarlierActionReviewed e -> e.owner().equals(person);
          case WordsTakenDown e -> e.speaker().equals(person);
          default -> false;
        };
  }

  /** Whoever acts in a session has come into it by one of these. */
  private static Stream<Username> comingIn(SessionEvent event) {
    return switch (event) {
      case SessionScheduled e -> Stream.concat(e.members().stream(), Stream.of(e.by()));
      case MemberSeated e -> Stream.of(e.member());
      case FacilitatorAssigned e -> Stream.of(e.facilitator());
      case ChairHandedOver e -> Stream.of(e.to());
      default -> Stream.empty();
    };
  }

  /** One document for each person. */
  static final class Trails implements Projection<SessionEvent, Trail> {
    @Override
    public String view() {
      return "trail";
    }

    @Override
    public Class<SessionEvent> folds() {
      return SessionEvent.class;
    }

    @Override
    public Class<Trail> shape() {
      return Trail.class;
    }

    @Override
    public Stream<String> touches(SessionEvent event) {
      return comingIn(event).map(Username::value).distinct();
    }

    @Override
    public Trail fold(String id, @Nullable Trail before, Recorded<SessionEvent> recorded) {
      return (before == null ? new Trail(List.of()) : before).through(recorded.aggregateId());
    }
  }
}
