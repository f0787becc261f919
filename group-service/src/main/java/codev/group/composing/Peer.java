package codev.group.composing;

import codev.group.directory.Entry;
import codev.group.domain.Candidate;
import codev.group.domain.Username;

/** Somebody to be placed: who they are and who is above them. */
record Peer(Entry entry, Candidate candidate) {
  Username username() {
    return entry.username();
  }

  /** One of them is the other's manager, direct or indirect. */
  boolean mustNotSitWith(Peer other) {
    return candidate.managers().contains(other.username())
        || other.candidate.managers().contains(username());
  }
}
