package codev.learning.authority;

import codev.infra.projections.Projection;
import codev.learning.domain.event.PersonEvent;
import codev.learning.domain.event.PersonEvent.*;
import codev.learning.domain.value.GroupId;
import codev.learning.domain.value.ProgrammeId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Read model of the groups that a person has been in, and in which programmes. */
record GroupMembershipView(List<Membership> memberships) {
  /**
   * @param isLeft whether the person has left the group
   */
  record Membership(GroupId group, ProgrammeId programme, boolean isLeft) {}

  static final GroupMembershipView NONE = new GroupMembershipView(List.of());

  /** One document for each person. */
  static final Projection<PersonEvent, GroupMembershipView> PROJECTION =
      Projection.of("programme-places", PersonEvent.class, GroupMembershipView.class)
          .version(2)
          .by(e -> e.person().value())
          .fold(GroupMembershipView::after);

  private static @Nullable GroupMembershipView after(
      @Nullable GroupMembershipView before, PersonEvent event) {
    return switch (event) {
      case GroupJoined e -> with(before, new Membership(e.group(), e.programme(), false));
      case GroupLeft e -> with(before, new Membership(e.group(), e.programme(), true));
      case PersonNoted _, ContactNoted _, PersonErased _ -> before;
      case SurveyEvent _, ErasureEvent _ -> before;
    };
  }

  private static GroupMembershipView with(@Nullable GroupMembershipView before, Membership next) {
    var others =
        (before == null ? NONE : before)
            .memberships().stream().filter(other -> !other.group().equals(next.group()));
    return new GroupMembershipView(Stream.concat(others, Stream.of(next)).toList());
  }

  boolean isMemberIn(UUID programme) {
    return memberships.stream()
        .anyMatch(m -> !m.isLeft() && m.programme().value().equals(programme));
  }

  /** Also those that the person has left. */
  Stream<UUID> programmes() {
    return memberships.stream().map(m -> m.programme().value());
  }
}
