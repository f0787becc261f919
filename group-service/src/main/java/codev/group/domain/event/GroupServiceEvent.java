package codev.group.domain.event;

import codev.group.domain.authority.GrantId;
import codev.group.domain.person.Username;
import codev.group.domain.programme.ProgrammeId;
import java.time.Instant;

/**
 * All events of this service, a file for each aggregate, or for each subject of one; the families
 * across aggregates are here. Stored for ever: add a record; one that is renamed keeps its stored
 * name. An earlier revision is upcast where it is read: the constructor of the record, or of the
 * value in it that has grown, takes an absent component for its default.
 *
 * <p>A new event is a record in the file of its aggregate. It is permitted here only if it is also
 * of a family across aggregates.
 */
public sealed interface GroupServiceEvent
    permits ProgrammeEvent,
        PersonEvent,
        SubjectEvent,
        GroupServiceEvent.PoolFact,
        GroupServiceEvent.GrantFact,
        ApprovalEvent,
        GroupServiceEvent.RetentionFact,
        GroupServiceEvent.IdentityFact,
        GroupEvent,
        GroupServiceEvent.PlaceFact {
  Instant at();

  /** Events that say what the pool of facilitators has of a person. */
  sealed interface PoolFact extends GroupServiceEvent
      permits FacilitatorEvent, PersonEvent.PersonErased {}

  /** Events by which a person holds a grant, or no longer does. */
  sealed interface GrantFact extends GroupServiceEvent
      permits GrantEvent, ProgrammeEvent.ProgrammeDeclared {
    GrantId grant();
  }

  /** Events that say on which day data leaves. */
  sealed interface RetentionFact extends GroupServiceEvent
      permits RetentionEvent, ProgrammeEvent.ProgrammeDeclared {}

  /** Events that say whether a person's identity is still kept. */
  sealed interface IdentityFact extends GroupServiceEvent
      permits IdentityRetentionEvent, PersonEvent.PersonErased {
    Username person();
  }

  /** Events by which people get a place in a programme, or lose one that is in no group. */
  sealed interface PlaceFact extends GroupServiceEvent
      permits ProgrammeEvent.ParticipantAdded,
          ProgrammeEvent.ParticipantRemoved,
          MembershipEvent.GroupFormed,
          MembershipEvent.MemberJoined,
          MembershipEvent.FacilitatorReplaced {
    ProgrammeId programme();
  }
}
