package codev.group.scim;

import org.jspecify.annotations.Nullable;

/**
 * A person as a request describes them.
 *
 * @param title the job family
 * @param locality the site
 * @param department the unit
 * @param manager an id of SCIM, or a user name
 */
record ScimUser(
    @Nullable String userName,
    @Nullable String externalId,
    @Nullable String displayName,
    @Nullable String email,
    @Nullable String title,
    @Nullable String locality,
    @Nullable String department,
    @Nullable String manager,
    boolean active) {

  /** The same, as part of the organisation. */
  ScimUser activated() {
    return new ScimUser(
        userName, externalId, displayName, email, title, locality, department, manager, true);
  }
}
