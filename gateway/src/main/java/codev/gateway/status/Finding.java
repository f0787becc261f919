package codev.gateway.status;

/**
 * Something that is wrong, in words for an operator.
 *
 * @param problem what is wrong, and where
 * @param remedy what to do about it
 */
record Finding(String problem, String remedy) {}
