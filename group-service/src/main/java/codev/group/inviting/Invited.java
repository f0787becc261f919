package codev.group.inviting;

import codev.group.calendar.Calendar;
import codev.group.calendar.Meeting;
import codev.group.domain.GroupEvent.FacilitatorReplaced;
import codev.group.domain.GroupEvent.GroupFormed;
import codev.group.domain.GroupEvent.MemberJoined;
import codev.group.domain.GroupEvent.MemberLeft;
import codev.group.domain.GroupEvent.OfGroup;
import codev.group.domain.GroupId;
import codev.group.domain.Username;
import codev.infra.eventstore.Recorded;
import codev.infra.views.Projection;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A group, as far as its people are written to. */
record Invited(
    GroupId group, String name, Username facilitator, List<Username> members, Calendar sessions) {

  /** Whether it may still meet: of the others nobody needs to think any more. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  boolean open() {
    return sessions.meetings().stream().anyMatch(m -> m.state() != Meeting.State.HELD);
  }

  /** The sessions that may still be spoken of before they begin. */
  Stream<Meeting> ahead(Instant moment) {
    return sessions.meetings().stream()
        .filter(meeting -> !meeting.begun() && meeting.startsAt().isAfter(moment));
  }

  List<Username> people() {
    return Stream.concat(Stream.of(facilitator), members.stream()).toList();
  }

  private Invited after(OfGroup event) {
    var people =
        switch (event) {
          case MemberJoined e -> Stream.concat(members.stream(), Stream.of(e.member())).toList();
          case MemberLeft e -> members.stream().filter(m -> !m.equals(e.member())).toList();
          default -> members;
        };
    var lead =
        event instanceof FacilitatorReplaced e && e.session() == null
            ? e.facilitator()
            : facilitator;
    return new Invited(group, name, lead, people, sessions.after(event));
  }

  /** One document for each group. */
  static final class Groups implements Projection<OfGroup, Invited> {
    @Override
    public String view() {
      return "invited";
    }

    @Override
    public Class<OfGroup> folds() {
      return OfGroup.class;
    }

    @Override
    public Class<Invited> shape() {
      return Invited.class;
    }

    @Override
    public Stream<String> touches(OfGroup event) {
      return Stream.of(event.group().toString());
    }

    @Override
    public Invited fold(String id, @Nullable Invited before, Recorded<OfGroup> recorded) {
      if (recorded.event() instanceof GroupFormed e)
        return new Invited(e.group(), e.name(), e.facilitator(), e.members(), Calendar.EMPTY);
      return Objects.requireNonNull(before, "a group is formed first").after(recorded.event());
    }
  }
}
