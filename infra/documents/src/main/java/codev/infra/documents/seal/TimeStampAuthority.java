package codev.infra.documents.seal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time stamp authority (RFC 3161). One that does not answer as it should is not asked again for a
 * minute, so that many documents in a row do not wait for it one by one.
 */
final class TimeStampAuthority {
  /** In bytes; with its certificates a token has some thousand. */
  static final int LONGEST_ANSWER = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(TimeStampAuthority.class);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BITS = 64;

  private final URI address;
  private final Duration limit;
  private final HttpClient client;
  private final InstantSource clock;
  private final Counter missed;
  private volatile Instant askedAgainAt = Instant.MIN;

  TimeStampAuthority(SealProperties.Timestamp settings, MeterRegistry meters, InstantSource clock) {
    this.address = URI.create(settings.authority());
    this.limit = settings.read();
    this.client = HttpClient.newBuilder().connectTimeout(settings.connect()).build();
    this.clock = clock;
    this.missed =
        Counter.builder("codev.documents.timestamps.missed")
            .description("Documents that were sealed without the time stamp that they should have")
            .baseUnit("documents")
            .register(meters);
  }

  /** A token for a signature; empty if there is none to be had. */
  Optional<TimeStampToken> stamp(byte[] signature) {
    if (clock.instant().isBefore(askedAgainAt)) {
      missed.increment();
      return Optional.empty();
    }
    try {
      return Optional.of(ask(signature));
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | TSPException
        | RuntimeException e) {
      missed.increment();
      askedAgainAt = clock.instant().plus(PAUSE);
      LOG.warn(
          "Documents are sealed without a time stamp until {}: {} does not answer as it should: {}",
          askedAgainAt,
          address,
          e.toString());
      return Optional.empty();
    }
  }

  private TimeStampToken ask(byte[] signature)
      throws IOException, GeneralSecurityException, OperatorCreationException, TSPException {
    var requests = new TimeStampRequestGenerator();
    requests.setCertReq(true);
    var request =
        requests.generate(
            TSPAlgorithms.SHA256,
            MessageDigest.getInstance("SHA-256").digest(signature),
            new BigInteger(NONCE_BITS, RANDOM));
    var response = new TimeStampResponse(answer(request.getEncoded()));
    response.validate(request);
    var token = response.getTimeStampToken();
    if (token == null) throw new TSPException("refused: " + response.getStatusString());
    verify(token);
    return token;
  }

  /** By the certificate that comes with it; who trusts that is for the document's readers. */
  private static void verify(TimeStampToken token)
      throws GeneralSecurityException, OperatorCreationException, TSPException {
    for (var certificate : token.getCertificates().getMatches(null))
      if (token.getSID().match(certificate)) {
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        return;
      }
    throw new TSPException("the certificate that signed the time stamp is missing");
  }

  private byte[] answer(byte[] question) throws IOException {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/timestamp-query")
            .POST(BodyPublishers.ofByteArray(question))
            .build();
    var sent =
        client.sendAsync(
            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      var response = sent.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200)
        throw new IOException("answered with status " + response.statusCode());
      return response.body();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new IOException("no answer within " + limit, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
