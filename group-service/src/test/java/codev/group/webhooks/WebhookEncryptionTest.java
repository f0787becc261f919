package codev.group.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.testkit.TestTimeouts;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The receiver of a webhook, at an address of https")
class WebhookEncryptionTest {
  private static final char[] PASSWORD = "secret".toCharArray();
  private static final WebhookProperties SETTINGS =
      new WebhookProperties(
          true, Duration.ofSeconds(20), List.of(Duration.ZERO), Duration.ofSeconds(60));
  private static final WebhookAddresses ADDRESSES = new WebhookAddresses(SETTINGS);

  @Test
  @DisplayName("gets the message if its certificate is trusted and has its name")
  void a_trusted_name() throws Exception {
    var encryption = encryption("127.0.0.1");
    try (var receiver = receiver(encryption)) {
      var request = answering(receiver);

      assertThat(post(trusting(encryption), receiver).status()).isEqualTo(204);
      assertThat(request.join()).startsWith("POST /hooks HTTP/1.1");
    }
  }

  @Test
  @DisplayName("gets nothing if its certificate has another name")
  void another_name() throws Exception {
    var encryption = encryption("192.0.2.1");
    try (var receiver = receiver(encryption)) {
      var request = answering(receiver);

      assertThat(post(trusting(encryption), receiver).status()).isNull();
      assertThat(request.join()).doesNotContain("POST");
    }
  }

  @Test
  @DisplayName("gets nothing if nobody vouches for its certificate")
  void an_unknown_certificate() throws Exception {
    try (var receiver = receiver(encryption("127.0.0.1"))) {
      var request = answering(receiver);

      assertThat(post(new WebhookClient(ADDRESSES, SETTINGS), receiver).status()).isNull();
      assertThat(request.join()).doesNotContain("POST");
    }
  }

  private static WebhookClient trusting(SSLContext encryption) {
    return new WebhookClient(ADDRESSES, SETTINGS, encryption.getSocketFactory());
  }

  private static WebhookClient.Answer post(WebhookClient client, ServerSocket receiver) {
    var address = URI.create("https://127.0.0.1:" + receiver.getLocalPort() + "/hooks");
    return client.post(address, Map.of(), "{}");
  }

  private static ServerSocket receiver(SSLContext encryption) throws IOException {
    return encryption
        .getServerSocketFactory()
        .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** The request, once it is answered, or why there was none. */
  private static CompletableFuture<String> answering(ServerSocket receiver) {
    return CompletableFuture.supplyAsync(
            () -> {
              try (var connection = receiver.accept()) {
                var read = new StringBuilder();
                while (!read.toString().endsWith("{}")) {
                  int next = connection.getInputStream().read();
                  if (next < 0) break;
                  read.append((char) next);
                }
                var answer = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                connection.getOutputStream().write(answer);
                return read.toString();
              } catch (IOException e) {
                return e.toString();
              }
            })
        .orTimeout(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** With a key whose certificate, for an address, it trusts alone. */
  private static SSLContext encryption(String address)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var store = store(address);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var encryption = SSLContext.getInstance("TLS");
    encryption.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return encryption;
  }

  private static KeyStore store(String address)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var pairs = KeyPairGenerator.getInstance("EC");
    pairs.initialize(256);
    var pair = pairs.generateKeyPair();
    var name = new X500Name("CN=receiver");
    var now = Instant.now();
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.TEN,
            Date.from(now.minusSeconds(3600)),
            Date.from(now.plusSeconds(3600)),
            name,
            pair.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
    var signed =
        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "receiver",
        pair.getPrivate(),
        PASSWORD,
        new Certificate[] {new JcaX509CertificateConverter().getCertificate(signed)});
    return store;
  }
}
