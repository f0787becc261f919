package codev.infra.documents.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import codev.infra.documents.PdfRenderer;
import codev.infra.testkit.TestTimeouts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticMessageSource;

/** By Poppler, with the cryptography of Mozilla's NSS: neither has a part in making the seal. */
@DisplayName("A sealed document, verified by a PDF program")
class PdfsigTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");

  @TempDir private Path folder;
  private byte[] sealed;

  @BeforeEach
  void seals_a_document() throws IOException, InterruptedException {
    assumeTrue(isPresent(), "there is no pdfsig: Debian's poppler-utils has it");
    var unsealed =
        new PdfRenderer(new StaticMessageSource(), DocumentSeal.none())
            .render(
                "sample",
                "Titre",
                Map.of("lines", List.of("Ève"), "field", "value", "rows", List.of("A")),
                Locale.FRENCH);
    var key = SelfSignedSealKey.readOrCreate(folder.resolve("seal.pem"), "Horizons", MONDAY);
    sealed =
        new PadesSeal(key, null, new SimpleMeterRegistry(), () -> MONDAY)
            .seal(unsealed, Locale.FRENCH);
  }

  @Test
  @DisplayName("has a valid signature over the whole file")
  void is_valid() throws Exception {
    assertThat(verdict(sealed))
        .contains(
            "Signer Certificate Common Name: Horizons",
            "Signature Type: ETSI.CAdES.detached",
            "- Total document signed",
            "Signature Validation: Signature is Valid.");
  }

  @Test
  @DisplayName("has none where a byte was altered")
  void an_altered_byte_is_noticed() throws Exception {
    var altered = sealed.clone();
    altered[SealedPdf.of(sealed).signedPlaces().get(1)] ^= 1;
    assertThat(verdict(altered))
        .contains("Signature Validation: Digest Mismatch.")
        .doesNotContain("Signature is Valid");
  }

  @Test
  @DisplayName("is not signed as a whole where something was added")
  void an_addition_is_noticed() throws Exception {
    var added = Arrays.copyOf(sealed, sealed.length + 1);
    assertThat(verdict(added)).contains("- Not total document signed");
  }

  private static boolean isPresent() throws InterruptedException {
    try {
      var process =
          TestTimeouts.limited(
              new ProcessBuilder("pdfsig", "-v").redirectErrorStream(true).start());
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  private String verdict(byte[] pdf) throws IOException, InterruptedException {
    var file = Files.write(folder.resolve("document.pdf"), pdf);
    var process =
        TestTimeouts.limited(
            new ProcessBuilder("pdfsig", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(TestTimeouts.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return output;
  }
}
