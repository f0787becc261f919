package codev.infra.documents.seal;

/**
 * The certificate of a seal, as a reader of a document compares it.
 *
 * @param name whose seal it is
 * @param fingerprint SHA-256 of the certificate, in hexadecimal
 */
public record SealCertificate(String name, String fingerprint) {}
