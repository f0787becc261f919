package codev.infra.localplatform.probe;

/**
 * Something that is wrong, in words for an operator.
 *
 * @param problem what is wrong, and where
 * @param remedy what to do about it
 */
public record Finding(String problem, String remedy) {}
