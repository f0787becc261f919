package codev.group.invitations;

import codev.group.domain.person.Username;
import codev.group.domain.value.GroupId;
import codev.group.domain.value.SessionId;

/** What a member may answer at an address that only their e-mail has. */
public sealed interface PersonalInvitation {
  GroupId group();

  Username member();

  /** How often the member had left the group before: who comes back is invited anew. */
  int earlierDepartures();

  /**
   * To accept the charter of a group.
   *
   * @param version of the charter that the e-mail shows
   */
  record ToCharter(GroupId group, int version, Username member, int earlierDepartures)
      implements PersonalInvitation {}

  /**
   * To take part in a session.
   *
   * @param revision of its date: another date is another invitation
   */
  record ToSession(
      GroupId group, SessionId session, int revision, Username member, int earlierDepartures)
      implements PersonalInvitation {}
}
