package codev.infra.localplatform.identity;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings that the launcher passes to the identity provider.
 *
 * @param issuer the address that tokens name as their issuer
 * @param gateway the address that people come from and go back to
 * @param clientSecret the gateway's password
 * @param eventsSecret of the client that reads what accounts have lost
 * @param tokenKeyFile the private key that signs tokens, PKCS#8 PEM
 * @param accountsFile who was invented for a demonstration, JSON; need not be there
 */
@ConfigurationProperties("codev.identity")
record IdentityProviderProperties(
    String issuer,
    String gateway,
    String clientSecret,
    String eventsSecret,
    Path tokenKeyFile,
    Path accountsFile) {}
