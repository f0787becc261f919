package codev.infra.web.security;

/**
 * What the identity provider says a person is in the organisation. Roles inside a group or a
 * session are the services' own data.
 */
public enum UserRole {
  MANAGER,
  FACILITATOR,
  PARTICIPANT,
  SPONSOR,
  AUDITOR
}
