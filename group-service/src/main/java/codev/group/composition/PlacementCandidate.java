package codev.group.composition;

import codev.group.directory.DirectoryEntry;
import codev.group.domain.MembershipRules;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;

/** A person to be placed in a group, with their line of managers. */
record PlacementCandidate(DirectoryEntry entry, MemberCandidate candidate) {
  Username username() {
    return entry.username();
  }

  /** Whether the membership rules refuse the two in one group. */
  boolean mustNotSitWith(PlacementCandidate other) {
    return MembershipRules.areSubordinated(candidate, other.candidate);
  }
}
