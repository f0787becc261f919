package codev.infra.documents.seal;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.documents.PdfRenderer;
import codev.infra.testkit.PdfInspection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("The time stamp of a seal")
class TimeStampTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final byte[] UNSEALED =
      new PdfRenderer(new StaticMessageSource(), DocumentSeal.none())
          .render(
              "sample",
              "Titre",
              Map.of("lines", List.of("Ève"), "field", "value", "rows", List.of()),
              Locale.FRENCH);

  private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
  private final MeterRegistry meters = new SimpleMeterRegistry();

  @TempDir private Path folder;

  @Test
  @DisplayName("is one of the signature, in a file that keeps its standards")
  void is_one_of_the_signature() throws Exception {
    try (var authority = TestTimeStampAuthority.at(MONDAY)) {
      var pdf = seal(authority.settings(LONG)).seal(UNSEALED, Locale.FRENCH);
      var sealed = SealedPdf.of(pdf);
      assertThat(sealed.isValid()).isTrue();
      assertThat(sealed.isDer()).isTrue();
      var signer = sealed.signer();
      var stamp = PKCSObjectIdentifiers.id_aa_signatureTimeStampToken;
      assertThat(SealedPdf.types(signer.getUnsignedAttributes())).containsExactly(stamp.getId());
      var token =
          new TimeStampToken(
              ContentInfo.getInstance(
                  signer.getUnsignedAttributes().get(stamp).getAttributeValues()[0]));
      assertThat(token.getTimeStampInfo().getGenTime().toInstant()).isEqualTo(MONDAY);
      assertThat(token.getTimeStampInfo().getMessageImprintDigest())
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(signer.getSignature()));
      assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
      assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
      assertThat(missed()).isZero();
    }
  }

  @Test
  @DisplayName("is left out while the authority is down")
  void is_left_out_while_the_authority_is_down() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertWithoutTimeStamp(
        seal(new SealProperties.Timestamp("http://127.0.0.1:" + port, LONG, LONG)));
  }

  @Test
  @DisplayName("is left out where the authority does not answer in time")
  void is_left_out_without_an_answer_in_time() throws Exception {
    var ended = new CountDownLatch(1);
    try (var authority =
        TestTimeStampAuthority.answering(
            question -> {
              await(ended);
              return question;
            })) {
      try {
        assertWithoutTimeStamp(seal(authority.settings(SHORT)));
      } finally {
        ended.countDown();
      }
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  @DisplayName("is left out where the answer is none, or is too long")
  void is_left_out_where_the_answer_is_none() throws Exception {
    for (var answer : List.of(new byte[] {1, 2, 3}, new byte[100_000]))
      try (var authority = TestTimeStampAuthority.answering(_ -> answer)) {
        assertWithoutTimeStamp(seal(authority.settings(LONG)));
      }
  }

  @Test
  @DisplayName("of another document is not taken")
  void of_another_document_is_not_taken() throws Exception {
    var questions = new CopyOnWriteArrayList<byte[]>();
    try (var honest = TestTimeStampAuthority.at(MONDAY);
        var repeating =
            TestTimeStampAuthority.answering(
                question -> {
                  questions.add(question);
                  return honest.answer(questions.getFirst());
                })) {
      var seal = seal(repeating.settings(LONG));
      seal.seal(UNSEALED, Locale.FRENCH);
      assertThat(missed()).isZero();
      assertWithoutTimeStamp(seal);
    }
  }

  @Test
  @DisplayName("is not asked for again for a minute after a failure, and then it is")
  void is_not_asked_for_again_at_once() throws Exception {
    try (var authority = TestTimeStampAuthority.at(MONDAY).refusing(500)) {
      var seal = seal(authority.settings(LONG));
      for (int i = 0; i < 3; i++)
        assertThat(SealedPdf.of(seal.seal(UNSEALED, Locale.FRENCH)).isValid()).isTrue();
      assertThat(authority.asked()).isEqualTo(1);
      assertThat(missed()).isEqualTo(3);
      now.set(MONDAY.plus(Duration.ofMinutes(2)));
      authority.refusing(200);
      var sealed = SealedPdf.of(seal.seal(UNSEALED, Locale.FRENCH));
      assertThat(sealed.signer().getUnsignedAttributes()).isNotNull();
      assertThat(missed()).isEqualTo(3);
    }
  }

  private void assertWithoutTimeStamp(DocumentSeal seal) throws Exception {
    double before = missed();
    var sealed = SealedPdf.of(seal.seal(UNSEALED, Locale.FRENCH));
    assertThat(sealed.isValid()).isTrue();
    assertThat(sealed.signer().getUnsignedAttributes()).isNull();
    assertThat(missed()).isEqualTo(before + 1);
  }

  private double missed() {
    return meters.find("codev.documents.timestamps.missed").counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  private DocumentSeal seal(SealProperties.Timestamp settings) {
    return DocumentSealConfiguration.seal(
        new SealProperties("", "", "Horizons & Pairs", settings),
        folder.resolve("audit.pem").toString(),
        meters,
        now::get);
  }
}
