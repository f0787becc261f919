package codev.infra.web.security;

/**
 * A person's role in the organisation, as the identity provider names it: the most they may be.
 * Over which programmes is granted; roles inside a group or a session are the services' own data.
 */
public enum UserRole {
  /** Gives the first grants; may be granted what a manager may, and reads no encrypted text. */
  ADMINISTRATOR,
  MANAGER,
  FACILITATOR,
  PARTICIPANT,
  SPONSOR,
  AUDITOR
}
