package codev.session.domain.reference;

/** A competency of a programme's framework, in both languages. */
public record Competency(String key, String fr, String en) {}
