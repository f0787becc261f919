package codev.infra.letters;

import java.util.Locale;

/** Whom a letter is for, and in which language. */
public record Addressee(String username, String displayName, String email, Locale language) {}
