package codev.infra.web.identity;

/** By what a subject that signs in for the first time is linked to a person. */
public enum IdentityLink {
  /** The user name that the provider sends. */
  USERNAME,
  /** The e-mail address that the provider has verified, as the directory has it. */
  EMAIL
}
