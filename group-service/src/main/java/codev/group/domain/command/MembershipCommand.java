package codev.group.domain.command;

import codev.group.domain.person.EncryptedText;
import codev.group.domain.person.FacilitatorWorkload;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands to a group about who is in it, and who facilitates it. */
public sealed interface MembershipCommand extends GroupCommand {
  /**
   * @param workload of the facilitator in the pool
   * @param sponsorsOrAudits whether the facilitator sponsors or audits the programme
   * @param approved whether a second person has approved it
   */
  record FormGroup(
      GroupId group,
      ProgrammeId programme,
      String name,
      Username facilitator,
      FacilitatorWorkload workload,
      boolean sponsorsOrAudits,
      List<MemberCandidate> candidates,
      boolean approved,
      Username by,
      Instant at)
      implements MembershipCommand {}

  /**
   * The directory has changed: checks whether a member is in a group with their manager.
   *
   * @param candidates the members, with their current entries in the directory
   */
  record ReviewMembers(GroupId group, List<MemberCandidate> candidates, Instant at)
      implements MembershipCommand {}

  /**
   * @param candidates the members and the newcomer, with their current entries in the directory
   * @param reason encrypted
   * @param approved whether a second person has approved it
   */
  record AddMember(
      GroupId group,
      Username member,
      List<MemberCandidate> candidates,
      @Nullable EncryptedText reason,
      boolean approved,
      Username by,
      Instant at)
      implements MembershipCommand {}

  record RemoveMember(GroupId group, Username member, EncryptedText reason, Username by, Instant at)
      implements MembershipCommand {}

  /**
   * @param session the only one that they lead; {@code null}: for good
   * @param workload of the new facilitator in the pool
   * @param sponsorsOrAudits whether they sponsor or audit the programme
   * @param approved whether a second person has approved it
   */
  record ReplaceFacilitator(
      GroupId group,
      Username facilitator,
      @Nullable SessionId session,
      FacilitatorWorkload workload,
      boolean sponsorsOrAudits,
      EncryptedText reason,
      boolean approved,
      Username by,
      Instant at)
      implements MembershipCommand {}
}
