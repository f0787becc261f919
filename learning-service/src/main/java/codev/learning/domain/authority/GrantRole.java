package codev.learning.domain.authority;

/** A role that group-service grants over programmes. */
public enum GrantRole {
  MANAGER,
  SPONSOR,
  AUDITOR
}
