package codev.group.servicetokens;

/** What a service token may be used for. */
public enum ServiceTokenScope {
  /** Provisioning the directory: {@code /scim/v2}. */
  SCIM
}
