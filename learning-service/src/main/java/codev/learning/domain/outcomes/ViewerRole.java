package codev.learning.domain.outcomes;

/** The role in which a person views figures; not their role at the identity provider. */
public enum ViewerRole {
  MANAGER,
  SPONSOR,
  /** A member of a group or its facilitator, who look at this group. */
  GROUP,
  /** Who looks at the groups they facilitate, to grow; nobody else sees this. */
  FACILITATOR
}
