package codev.group.directory;

import codev.group.domain.person.Username;
import codev.infra.web.security.CurrentUser;
import java.util.UUID;

/** Knows in which groups a person is who may be named for another one. */
public interface PersonMemberships {
  /**
   * As far as the viewer may see it.
   *
   * @param isMember whether they are a member of the group that they may be named for
   * @param others in how many other groups they are a member that still meet
   */
  record PersonGroups(boolean isMember, int others) {}

  PersonGroups of(Username person, UUID group, CurrentUser viewer);
}
