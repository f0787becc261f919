package codev.infra.web.problem;

/**
 * A violation in one field of a request.
 *
 * @param field its path, e.g. {@code members[2]}; empty for the whole body
 * @param message a sentence in the reader's language
 */
public record FieldViolation(String field, String message) {}
