package codev.session.domain.reference;

/** A role that group-service grants over programmes. */
public enum GrantRole {
  MANAGER,
  SPONSOR,
  AUDITOR
}
