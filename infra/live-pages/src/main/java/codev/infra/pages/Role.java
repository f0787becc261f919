package codev.infra.pages;

/**
 * What the identity provider says a person is in the organisation. Roles inside a group or a
 * session are the services' own data.
 */
public enum Role {
  MANAGER,
  FACILITATOR,
  PARTICIPANT,
  SPONSOR,
  AUDITOR
}
