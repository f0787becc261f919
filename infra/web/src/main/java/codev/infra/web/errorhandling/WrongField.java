package codev.infra.web.errorhandling;

/**
 * What is wrong with one field, for the page that has it.
 *
 * @param path as in a {@link codev.infra.web.problem.FieldViolation}: what the form calls it
 * @param name as it is labelled on the page
 * @param message a sentence in the reader's language
 */
public record WrongField(String path, String name, String message) {}
