package codev.infra.systemtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The account of a platform's broker itself, which may do everything. */
public final class BrokerAccount {
  private BrokerAccount() {}

  /** The settings of a client that signs in with it. */
  public static Map<String, Object> of(Platform platform) {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", "127.0.0.1:" + (platform.address().getPort() + 6));
    settings.put("security.protocol", "SASL_PLAINTEXT");
    settings.put("sasl.mechanism", "PLAIN");
    settings.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"kafka\" password=\"%s\";".formatted(password(platform)));
    return settings;
  }

  private static String password(Platform platform) {
    try {
      return Files.readString(platform.data().resolve("secrets").resolve("kafka-password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
