package codev.infra.email;

/**
 * A file that comes with a letter.
 *
 * @param mediaType with its charset
 */
public record Attachment(String fileName, String mediaType, String text) {}
