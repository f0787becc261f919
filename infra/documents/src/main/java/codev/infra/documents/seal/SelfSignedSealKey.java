package codev.infra.documents.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import codev.infra.database.KeyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemReader;

/** A key that the platform makes once (EC, P-256), with a certificate that it signs itself. */
final class SelfSignedSealKey {
  /** Twenty years: as long as documents are kept. */
  private static final Duration VALIDITY = Duration.ofDays(7305);

  /**
   * It is valid from before it is made: a process that started a moment earlier, or whose clock is
   * behind, finds it made by another one.
   */
  private static final Duration VALID_BEFORE = Duration.ofDays(1);

  /** By X.520. */
  private static final int LONGEST_NAME = 64;

  private static final int SERIAL_BITS = 127;
  private static final String UNNAMED = "codev";

  private SelfSignedSealKey() {}

  /**
   * Reads the key and its certificate, two PEM blocks. If the file is missing it is made, readable
   * for its owner only; of several processes that try at once, one makes it.
   *
   * @throws IOException if the file can be neither read nor made
   * @throws SealRefusedException if it has no key and certificate
   */
  static SealKey readOrCreate(Path file, String organisation, Instant now) throws IOException {
    try {
      if (!Files.exists(file)) create(file, organisation, now);
      return read(file);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new SealRefusedException("No key and certificate in %s: %s".formatted(file, e));
    }
  }

  private static SealKey read(Path file) throws IOException, GeneralSecurityException {
    try (var reader = new PemReader(Files.newBufferedReader(file, US_ASCII))) {
      var secret = reader.readPemObject();
      var certificate = reader.readPemObject();
      if (secret == null || certificate == null)
        throw new GeneralSecurityException("the file is incomplete");
      return new SealKey(
          KeyFactory.getInstance("EC")
              .generatePrivate(new PKCS8EncodedKeySpec(secret.getContent())),
          List.of(
              (X509Certificate)
                  CertificateFactory.getInstance("X.509")
                      .generateCertificate(new ByteArrayInputStream(certificate.getContent()))));
    }
  }

  private static void create(Path file, String organisation, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = pairs.generateKeyPair();
    KeyFile.createOnce(
        file,
        pem("PRIVATE KEY", pair.getPrivate().getEncoded())
            + pem("CERTIFICATE", certificate(pair, organisation, now)));
  }

  private static byte[] certificate(KeyPair pair, String organisation, Instant now)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    var subject = organisation.isBlank() ? UNNAMED : organisation.strip();
    var text = subject.length() > LONGEST_NAME ? subject.substring(0, LONGEST_NAME) : subject;
    var name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(BCStyle.O, text)
            .addRDN(BCStyle.CN, text)
            .build();
    var serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    return new JcaX509v3CertificateBuilder(
            name,
            serial,
            Date.from(now.minus(VALID_BEFORE)),
            Date.from(now.plus(VALIDITY)),
            name,
            pair.getPublic())
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
        .getEncoded();
  }

  private static String pem(String name, byte[] content) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(name, lines);
  }
}
