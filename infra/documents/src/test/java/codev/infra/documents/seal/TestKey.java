package codev.infra.documents.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with a certificate that it has signed itself. */
record TestKey(PrivateKey secret, X509Certificate certificate) {
  static final String PASSWORD = "secret";

  /**
   * @param algorithm {@code EC}, {@code RSA} or {@code DSA}
   */
  static TestKey of(
      String algorithm, int bits, Instant from, Instant until, Extension... extensions)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var pairs = KeyPairGenerator.getInstance(algorithm);
    pairs.initialize(bits);
    var pair = pairs.generateKeyPair();
    var name = new X500Name("O=Horizons & Pairs, CN=Cachet");
    var builder =
        new JcaX509v3CertificateBuilder(
            name, BigInteger.TEN, Date.from(from), Date.from(until), name, pair.getPublic());
    for (var extension : extensions) builder.addExtension(extension);
    var signature = "SHA256with" + (algorithm.equals("EC") ? "ECDSA" : algorithm);
    var certificate =
        builder.build(new JcaContentSignerBuilder(signature).build(pair.getPrivate()));
    return new TestKey(
        pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
  }

  SealKey forSeal() {
    return new SealKey(secret, List.of(certificate));
  }

  /** A PKCS #12 file with keys, with the password {@link #PASSWORD}. */
  static Path keystore(Path file, TestKey... keys) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < keys.length; i++)
      store.setKeyEntry(
          "key-" + i,
          keys[i].secret(),
          PASSWORD.toCharArray(),
          new Certificate[] {keys[i].certificate()});
    try (var content = Files.newOutputStream(file)) {
      store.store(content, PASSWORD.toCharArray());
    }
    return file;
  }
}
