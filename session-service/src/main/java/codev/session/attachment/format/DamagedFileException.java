package codev.session.attachment.format;

/** A file ends too soon, or has a part that its format does not know. */
final class DamagedFileException extends RuntimeException {}
