package codev.infra.documents.seal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The seal of a service that issues documents. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SealProperties.class)
public class DocumentSealConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentSealConfiguration.class);
  private static final String OWN_SEAL = "document-seal.pem";

  @Bean
  DocumentSeal documentSeal(
      SealProperties settings,
      @Value("${codev.audit.signing-key-file:}") String signingKey,
      ObjectProvider<MeterRegistry> meters) {
    return seal(
        settings,
        signingKey,
        meters.getIfAvailable(SimpleMeterRegistry::new),
        InstantSource.system());
  }

  /**
   * @param signingKey the file of the key that signs the log; empty where there is none
   * @throws SealRefusedException if the key that the settings name cannot seal
   */
  public static DocumentSeal seal(
      SealProperties settings, String signingKey, MeterRegistry meters, InstantSource clock) {
    var key = key(settings, signingKey, clock);
    if (key.isEmpty()) return DocumentSeal.none();
    var certificate = key.get().toCertificate();
    LOG.info(
        "Documents are sealed in the name of {}, until {}; SHA-256 of the certificate: {}",
        certificate.name(),
        key.get().validUntil(),
        certificate.fingerprint());
    var authority =
        settings.timestamp().authority().isBlank()
            ? null
            : new TimeStampAuthority(settings.timestamp(), meters, clock);
    return new PadesSeal(key.get(), authority, meters, clock);
  }

  private static Optional<SealKey> key(
      SealProperties settings, String signingKey, InstantSource clock) {
    var now = clock.instant();
    if (!settings.keystore().isBlank())
      return Optional.of(
          SealKeystore.read(Path.of(settings.keystore()), settings.password())
              .checked(settings.keystore(), now));
    if (signingKey.isBlank()) return Optional.empty();
    var file = Path.of(signingKey).resolveSibling(OWN_SEAL);
    try {
      return Optional.of(
          SelfSignedSealKey.readOrCreate(file, settings.organisation(), now)
              .checked(file.toString(), now));
    } catch (IOException e) {
      LOG.warn("Documents are not sealed: there is no key in {}: {}", file, e.toString());
      return Optional.empty();
    }
  }
}
