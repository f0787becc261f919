package codev.infra.documents.seal;

import static org.assertj.core.api.Assertions.assertThat;

import codev.infra.documents.PdfRenderer;
import codev.infra.testkit.PdfInspection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

@DisplayName("A sealed document")
class PadesSealTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");

  /** Of several pages. */
  private static final byte[] UNSEALED =
      new PdfRenderer(new StaticMessageSource(), DocumentSeal.none())
          .render(
              "sample",
              "Titre",
              Map.of(
                  "lines", List.of("Ève"), "field", "value", "rows", Collections.nCopies(60, "A")),
              Locale.FRENCH);

  private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private SealKey key;
  private DocumentSeal seal;

  @BeforeEach
  void makes_a_seal(@TempDir Path folder) throws IOException {
    key = SelfSignedSealKey.readOrCreate(folder.resolve("seal.pem"), "Horizons & Pairs", MONDAY);
    seal = new PadesSeal(key, null, meters, now::get);
  }

  @Test
  @DisplayName("is signed as a whole, and leaves what was there byte by byte")
  void is_signed_as_a_whole() throws Exception {
    var pdf = seal.seal(UNSEALED, Locale.FRENCH);
    var sealed = SealedPdf.of(pdf);
    assertThat(sealed.isValid()).isTrue();
    assertThat(sealed.coversTheFile()).isTrue();
    assertThat(Arrays.mismatch(UNSEALED, pdf)).isEqualTo(UNSEALED.length);
    assertThat(meters.counter("codev.documents.sealed").count()).isEqualTo(1);
  }

  @Test
  @DisplayName("shows that a byte of it was altered, wherever it stands")
  void an_altered_byte_is_noticed() throws Exception {
    var pdf = seal.seal(UNSEALED, Locale.FRENCH);
    var sealed = SealedPdf.of(pdf);
    for (var place : sealed.signedPlaces()) {
      var altered = pdf.clone();
      altered[place] ^= 1;
      assertThat(sealed.isValidFor(altered)).as("byte %d", place).isFalse();
    }
  }

  @Test
  @DisplayName("has the format and the signed attributes of PAdES, and no time among them")
  void has_the_attributes_of_the_baseline() throws Exception {
    var sealed = SealedPdf.of(seal.seal(UNSEALED, Locale.FRENCH));
    var signer = sealed.signer();
    assertThat(sealed.format()).isEqualTo("ETSI.CAdES.detached");
    assertThat(sealed.at()).isEqualTo(MONDAY);
    assertThat(sealed.isDer()).isTrue();
    assertThat(SealedPdf.types(signer.getSignedAttributes()))
        .containsExactlyInAnyOrder(
            CMSAttributes.contentType.getId(),
            CMSAttributes.messageDigest.getId(),
            PKCSObjectIdentifiers.id_aa_signingCertificateV2.getId());
    assertThat(signer.getUnsignedAttributes()).isNull();
    var named =
        SigningCertificateV2.getInstance(
            signer
                .getSignedAttributes()
                .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .getAttributeValues()[0]);
    assertThat(named.getCerts()[0].getCertHash())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(sealed.certificate().getEncoded()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  @DisplayName("stays accessible (PDF/UA-1) and can be archived (PDF/A-2a)")
  void keeps_the_standards(String language) throws IOException {
    var pdf = seal.seal(UNSEALED, Locale.of(language));
    assertThat(PdfInspection.accessibilityViolations(pdf)).isEmpty();
    assertThat(PdfInspection.archivingViolations(pdf)).isEmpty();
    assertThat(PdfInspection.pages(pdf)).isEqualTo(PdfInspection.pages(UNSEALED));
  }

  @Test
  @DisplayName("has a seal that is not seen and is described in the document's language")
  void is_described() throws IOException {
    try (var document = Loader.loadPDF(seal.seal(UNSEALED, Locale.FRENCH))) {
      var field = document.getSignatureFields().getFirst();
      assertThat(field.getAlternateFieldName())
          .isEqualTo("Cachet électronique\u202f: Horizons & Pairs");
      var widget = field.getWidgets().getFirst();
      assertThat(widget.getRectangle().getWidth()).isZero();
      assertThat(widget.getRectangle().getHeight()).isZero();
      assertThat(widget.isHidden()).isFalse();
      assertThat(widget.isPrinted()).isTrue();
    }
  }

  @Test
  @DisplayName("by an RSA key is as valid")
  void an_rsa_key_seals() throws Exception {
    var rsa = TestKey.of("RSA", 2048, MONDAY, MONDAY.plus(Duration.ofDays(1)));
    var sealed =
        SealedPdf.of(
            new PadesSeal(rsa.forSeal(), null, meters, now::get).seal(UNSEALED, Locale.FRENCH));
    assertThat(sealed.isValid()).isTrue();
    assertThat(sealed.certificate().getEncoded()).isEqualTo(rsa.certificate().getEncoded());
  }

  @Test
  @DisplayName("is none where the certificate has expired meanwhile: it would be invalid")
  void an_expired_certificate_seals_nothing() throws IOException {
    assertThat(remaining()).isPositive();
    assertThat(seal.certificate()).isPresent();
    now.set(key.validUntil().plusSeconds(1));
    assertThat(seal.seal(UNSEALED, Locale.FRENCH)).isEqualTo(UNSEALED);
    assertThat(seal.certificate()).isEmpty();
    assertThat(remaining()).isNegative();
  }

  private double remaining() {
    return meters.get("codev.documents.seal.remaining").gauge().value();
  }

  @Test
  @DisplayName("is described by the name and the fingerprint of the certificate")
  void names_its_certificate() throws Exception {
    var certificate = seal.certificate().orElseThrow();
    assertThat(certificate.name()).isEqualTo("Horizons & Pairs");
    assertThat(certificate.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(DocumentSeal.none().certificate()).isEmpty();
  }
}
