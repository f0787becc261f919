package codev.infra.letters;

/**
 * A file that comes with a letter.
 *
 * @param mediaType with its charset
 */
public record Enclosure(String fileName, String mediaType, String text) {}
