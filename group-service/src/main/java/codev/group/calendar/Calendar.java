package codev.group.calendar;

import codev.group.domain.GroupEvent.CharterAccepted;
import codev.group.domain.GroupEvent.ClientNoted;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MembersReviewed;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupEvent.SessionHeld;
import codev.group.domain.GroupEvent.SessionPlanned;
import codev.group.domain.SessionId;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The sessions of a group.
 *
 * @param meetings in order of time
 */
public record Calendar(@JsonValue List<Meeting> meetings) {
  public static final Calendar EMPTY = new Calendar(List.of());

  @JsonCreator
  public Calendar {
    meetings = meetings.stream().sorted(Comparator.comparing(Meeting::startsAt)).toList();
  }

  public Calendar after(OfGroup event) {
    return switch (event) {
      case SessionPlanned e ->
          new Calendar(Stream.concat(meetings.stream(), Stream.of(Meeting.of(e))).toList());
      case ClientNoted e -> with(e.session(), meeting -> meeting.with(e));
      case SessionHeld e -> with(e.session(), meeting -> meeting.with(e));
      case GroupFormed _, MembersReviewed _, CharterAccepted _ -> this;
    };
  }

  public Optional<Meeting> find(SessionId session) {
    return meetings.stream().filter(meeting -> meeting.id().equals(session)).findFirst();
  }

  /** The first one that is not over. */
  public Optional<Meeting> next() {
    return meetings.stream()
        .filter(meeting -> meeting.state() == Meeting.State.PLANNED)
        .findFirst();
  }

  public boolean hasBegun() {
    return meetings.stream().anyMatch(meeting -> meeting.state() == Meeting.State.HELD);
  }

  private Calendar with(SessionId session, UnaryOperator<Meeting> change) {
    return new Calendar(
        meetings.stream()
            .map(meeting -> meeting.id().equals(session) ? change.apply(meeting) : meeting)
            .toList());
  }
}
