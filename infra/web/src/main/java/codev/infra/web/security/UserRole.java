package codev.infra.web.security;

/**
 * A person's role in the organisation, as the identity provider names it. Roles inside a group or a
 * session are the services' own data.
 */
public enum UserRole {
  MANAGER,
  FACILITATOR,
  PARTICIPANT,
  SPONSOR,
  AUDITOR
}
