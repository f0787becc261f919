package codev.session.reference;

import codev.session.domain.value.GroupId;

/** Finds what is known of a group. */
public interface KnownGroupSource {
  /** Nothing has happened in a group that is not known. */
  KnownGroupView of(GroupId group);
}
