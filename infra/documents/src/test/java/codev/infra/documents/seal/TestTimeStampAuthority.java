package codev.infra.documents.seal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A time stamp authority in the test's own process. */
final class TestTimeStampAuthority implements AutoCloseable {
  /** How a request is answered. */
  interface Answer {
    byte[] to(byte[] question) throws IOException;
  }

  private final Answer answer;
  private final HttpServer server;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;

  private TestTimeStampAuthority(Answer answer) throws IOException {
    this.answer = answer;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** One that gives time stamps of a moment. */
  static TestTimeStampAuthority at(Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var key =
        TestKey.of(
            "EC",
            256,
            Instant.parse("2020-01-01T00:00:00Z"),
            Instant.parse("2100-01-01T00:00:00Z"),
            Extension.create(
                Extension.extendedKeyUsage,
                true,
                new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping)));
    return answering(question -> stamp(key, new TimeStampRequest(question), now));
  }

  static TestTimeStampAuthority answering(Answer answer) throws IOException {
    return new TestTimeStampAuthority(answer);
  }

  private static byte[] stamp(TestKey key, TimeStampRequest request, Instant now)
      throws IOException {
    try {
      var calculators = new JcaDigestCalculatorProviderBuilder().build();
      var tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA256withECDSA", key.secret(), key.certificate()),
              calculators.get(new AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
      tokens.addCertificates(new JcaCertStore(List.of(key.certificate())));
      return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
          .generate(request, BigInteger.ONE, Date.from(now))
          .getEncoded();
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.incrementAndGet();
      var content = answer(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(status, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  byte[] answer(byte[] question) throws IOException {
    return answer.to(question);
  }

  /** With another status than 200. */
  TestTimeStampAuthority refusing(int code) {
    status = code;
    return this;
  }

  int asked() {
    return asked.get();
  }

  SealProperties.Timestamp settings(Duration limit) {
    return new SealProperties.Timestamp(
        "http://127.0.0.1:" + server.getAddress().getPort(), limit, limit);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
