package codev.infra.documents.seal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Seals by PAdES (ETSI EN 319 142-1), level B-B, or B-T with a time stamp. The seal is appended to
 * the file as a signature field that is not seen, and leaves what was there as it is: a file that
 * can be archived (PDF/A-2a) and is accessible (PDF/UA-1) stays so.
 */
final class PadesSeal implements DocumentSeal {
  private static final Logger LOG = LoggerFactory.getLogger(PadesSeal.class);
  private static final MessageSource TEXTS = texts();
  private static final COSName TABS = COSName.getPDFName("Tabs");

  private final SealKey key;
  private final SealSignature signature;
  private final SealCertificate certificate;
  private final InstantSource clock;
  private final Counter sealed;

  PadesSeal(
      SealKey key,
      @Nullable TimeStampAuthority authority,
      MeterRegistry meters,
      InstantSource clock) {
    this.key = key;
    this.signature = new SealSignature(key, authority);
    this.certificate = key.toCertificate();
    this.clock = clock;
    this.sealed =
        Counter.builder("codev.documents.sealed")
            .description("Documents that were sealed")
            .baseUnit("documents")
            .register(meters);
    Gauge.builder("codev.documents.seal.remaining", this, PadesSeal::remainingSeconds)
        .description("How long the certificate of the seal is still valid")
        .baseUnit("seconds")
        .register(meters);
  }

  private double remainingSeconds() {
    return Duration.between(clock.instant(), key.validUntil()).toSeconds();
  }

  @Override
  public Optional<SealCertificate> certificate() {
    return hasExpired(clock.instant()) ? Optional.empty() : Optional.of(certificate);
  }

  private boolean hasExpired(Instant now) {
    return now.isAfter(key.validUntil());
  }

  /** Without a seal once the certificate has expired: a seal of later would be invalid. */
  @Override
  public byte[] seal(byte[] pdf, Locale language) {
    var now = clock.instant();
    if (hasExpired(now)) {
      LOG.error(
          "A document is not sealed: the certificate of the seal was valid until {}",
          key.validUntil());
      return pdf;
    }
    try (var document = Loader.loadPDF(pdf);
        var options = new SignatureOptions()) {
      options.setPreferredSignatureSize(signature.room());
      document.addSignature(signatureOf(now), signature, options);
      keepAccessible(document, language);
      var output = new ByteArrayOutputStream();
      document.saveIncremental(output);
      sealed.increment();
      return output.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDSignature signatureOf(Instant now) {
    var entry = new PDSignature();
    entry.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
    entry.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
    entry.setName(certificate.name());
    entry.setSignDate(GregorianCalendar.from(now.atZone(ZoneOffset.UTC)));
    return entry;
  }

  /**
   * The field has a description. Its annotation has no size and lies outside of the page, so that
   * it needs no place in the structure (ISO 14289-1, 7.18); a page with annotations has them in the
   * order of the structure.
   */
  private void keepAccessible(PDDocument document, Locale language) {
    var field = document.getSignatureFields().getFirst();
    field.setAlternateFieldName(
        TEXTS.getMessage("documents.seal", new Object[] {certificate.name()}, language));
    field.getWidgets().getFirst().setRectangle(new PDRectangle(-1, -1, 0, 0));
    document.getPage(0).getCOSObject().setItem(TABS, COSName.S);
  }

  private static MessageSource texts() {
    var texts = new ResourceBundleMessageSource();
    texts.setBasename("messages/documents");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    texts.setFallbackToSystemLocale(false);
    return texts;
  }
}
