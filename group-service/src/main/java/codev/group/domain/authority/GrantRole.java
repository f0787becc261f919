package codev.group.domain.authority;

/** A role that can be granted. It takes effect as far as the identity provider's role allows it. */
public enum GrantRole {
  MANAGER,
  SPONSOR,
  AUDITOR
}
