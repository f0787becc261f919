package codev.infra.email;

import java.util.Locale;

/** Whom a letter is for, and in which language. */
public record EmailRecipient(String username, String displayName, String email, Locale language) {}
