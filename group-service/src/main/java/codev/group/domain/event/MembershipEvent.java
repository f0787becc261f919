package codev.group.domain.event;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.Subordination;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.MethodWarning;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Events of who is in a group, and who leads it. */
public sealed interface MembershipEvent extends GroupEvent {
  /**
   * @param warnings what the facilitator's place in the pool advised against
   */
  @Revision("2") // since it keeps the warnings
  record GroupFormed(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      List<Username> members,
      int charterVersion,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements MembershipEvent, PlaceFact {
    public GroupFormed {
      members = List.copyOf(members);
      warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.<MethodWarning>of()));
    }
  }

  /**
   * The directory has changed since: who answers to whom inside the group now.
   *
   * @param subordinations against the rule, though nobody was moved; empty once all is right again
   */
  record MembersReviewed(GroupId group, List<Subordination> subordinations, Instant at)
      implements MembershipEvent {
    public MembersReviewed {
      subordinations = List.copyOf(subordinations);
    }
  }

  /**
   * A member joined the group after it had been formed.
   *
   * @param charterVersion that they are asked to accept
   * @param reason why, if a reason was given
   */
  record MemberJoined(
      GroupId group,
      ProgrammeId programme,
      Username member,
      int charterVersion,
      @Nullable EncryptedText reason,
      Username by,
      Instant at)
      implements MembershipEvent, PlaceFact {
    @Override
    public List<Username> membersAfter(List<Username> before) {
      return Stream.concat(before.stream(), Stream.of(member)).toList();
    }
  }

  /**
   * A member left the group: their texts and their history remain theirs.
   *
   * @param warnings what is against the method's advice since then
   */
  record MemberLeft(
      GroupId group,
      ProgrammeId programme,
      Username member,
      EncryptedText reason,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements MembershipEvent {
    public MemberLeft {
      warnings = List.copyOf(warnings);
    }

    @Override
    public List<Username> membersAfter(List<Username> before) {
      return before.stream().filter(other -> !other.equals(member)).toList();
    }
  }

  /**
   * @param session the only one that they lead; {@code null}: all that have not been opened
   * @param warnings what the method, or their place in the pool, advised against in it
   */
  record FacilitatorReplaced(
      GroupId group,
      ProgrammeId programme,
      Username facilitator,
      @Nullable SessionId session,
      EncryptedText reason,
      List<MethodWarning> warnings,
      Username by,
      Instant at)
      implements MembershipEvent, PlaceFact {
    public FacilitatorReplaced {
      warnings = List.copyOf(warnings);
    }

    @Override
    public Username facilitatorAfter(Username before) {
      return session == null ? facilitator : before;
    }
  }
}
