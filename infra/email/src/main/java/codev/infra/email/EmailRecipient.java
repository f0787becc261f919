package codev.infra.email;

import java.util.Locale;

/** The person to whom an e-mail is addressed, and the language that they read. */
public record EmailRecipient(String username, String displayName, String email, Locale language) {}
