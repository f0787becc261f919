package codev.group.composition;

import codev.group.directory.DirectoryEntry;
import codev.group.domain.person.MemberCandidate;
import codev.group.domain.person.Username;

/** A person to be placed in a group, with their line of managers. */
record PersonToPlace(DirectoryEntry entry, MemberCandidate candidate) {
  Username username() {
    return entry.username();
  }

  /** One of them is the other's manager, direct or indirect. */
  boolean mustNotSitWith(PersonToPlace other) {
    return candidate.managers().contains(other.username())
        || other.candidate.managers().contains(username());
  }
}
