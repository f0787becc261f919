package codev.infra.web.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field its path, e.g. {@code members[2]}; empty for the whole body
 * @param message a sentence in the reader's language
 */
public record FieldViolation(String field, String message) {}
