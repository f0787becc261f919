package codev.learning.domain.outcomes;

/** As what somebody looks at figures; not what the identity provider says they are. */
public enum ViewerRole {
  MANAGER,
  SPONSOR,
  /** A member of a group or its facilitator, who look at this group. */
  GROUP,
  /** Who looks at the groups they facilitate, to grow; nobody else sees this. */
  FACILITATOR
}
