package codev.group.directory;

import codev.group.domain.person.Username;
import codev.infra.web.security.CurrentUser;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Finds which people of the directory are within the scope of a user; for others, the user finds no
 * entry. Which programmes people are in is known to packages that use this one.
 */
public interface PersonScopes {
  /** Those of these people whose entries a user reads, in their order. */
  List<DirectoryEntry> readable(Collection<DirectoryEntry> people, CurrentUser user);

  /**
   * Those of these people of whom a user composes groups, in their order: who may be read, and the
   * participants of a programme whom its manager has added from elsewhere, until they are removed.
   * Of these no more than their name, unit, site and job family may be shown.
   */
  List<DirectoryEntry> composable(Collection<DirectoryEntry> people, CurrentUser user);

  /**
   * Those of these people whose entries a manager changes, in their order.
   *
   * @param manager whose role at the identity provider allows it
   */
  List<DirectoryEntry> changeable(Collection<DirectoryEntry> people, Username manager);

  /**
   * Those of these people without an entry whom a manager registers: all but those who are known
   * elsewhere by their user name, since they hold a right or have a place there.
   *
   * @param manager whose role at the identity provider allows it
   */
  Set<Username> registrable(Collection<Username> newcomers, Username manager);
}
