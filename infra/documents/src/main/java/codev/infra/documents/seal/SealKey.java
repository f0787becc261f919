package codev.infra.documents.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** The private key of a seal with its certificates: its own first, then those above it. */
record SealKey(PrivateKey secret, List<X509Certificate> chain) {
  private static final int SHORTEST_RSA_KEY = 2048;

  /** In the order of RFC 5280. */
  private static final int DIGITAL_SIGNATURE = 0;

  private static final int NON_REPUDIATION = 1;

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /** By its name in Java. */
  String algorithm() {
    return secret.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
  }

  Instant validUntil() {
    return certificate().getNotAfter().toInstant();
  }

  /** Of all certificates together, in bytes. */
  int chainLength() throws CertificateEncodingException {
    int length = 0;
    for (var certificate : chain) length += certificate.getEncoded().length;
    return length;
  }

  byte[] digest() throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
  }

  SealCertificate toCertificate() {
    try {
      return new SealCertificate(
          name(), HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The common name, else the organisation, else the whole subject. */
  String name() {
    var subject = certificate().getSubjectX500Principal().getName();
    try {
      var parts = new HashMap<String, String>();
      for (var part : new LdapName(subject).getRdns())
        parts.put(part.getType(), part.getValue().toString());
      return parts.getOrDefault("CN", parts.getOrDefault("O", subject));
    } catch (InvalidNameException _) {
      return subject;
    }
  }

  /**
   * @param source the file that it is from
   * @throws SealRefusedException if nothing that it seals would be valid
   */
  SealKey checked(String source, Instant now) {
    if (now.isAfter(validUntil()))
      throw new SealRefusedException(
          "The certificate of the seal in %s has expired: it was valid until %s"
              .formatted(source, validUntil()));
    var from = certificate().getNotBefore().toInstant();
    if (now.isBefore(from))
      throw new SealRefusedException(
          "The certificate of the seal in %s is not valid before %s".formatted(source, from));
    if (!isStrong())
      throw new SealRefusedException(
          "The key of the seal in %s is neither an EC key nor an RSA key of at least %d bits"
              .formatted(source, SHORTEST_RSA_KEY));
    if (!maySign())
      throw new SealRefusedException(
          "The certificate of the seal in %s is not for signatures (its key usage)"
              .formatted(source));
    return this;
  }

  private boolean isStrong() {
    return switch (secret.getAlgorithm()) {
      case "EC" -> true;
      case "RSA" ->
          certificate().getPublicKey() instanceof RSAKey key
              && key.getModulus().bitLength() >= SHORTEST_RSA_KEY;
      default -> false;
    };
  }

  /** A certificate that names no usage is for all. */
  private boolean maySign() {
    var usage = certificate().getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
  }
}
