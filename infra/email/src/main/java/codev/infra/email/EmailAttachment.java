package codev.infra.email;

/**
 * A file attached to an e-mail.
 *
 * @param mediaType including its charset
 */
public record EmailAttachment(String fileName, String mediaType, String text) {}
