package codev.infra.email;

import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/** Settings of e-mail delivery as tests have them: in French, in the time of Paris. */
final class EmailSettings {
  static final EmailProperties LOCAL = at("http://localhost:8080");

  private EmailSettings() {}

  /**
   * @param address public address of the gateway
   */
  static EmailProperties at(String address) {
    return new EmailProperties(
        Duration.ofMinutes(1),
        "codev@localhost",
        URI.create(address),
        Locale.FRENCH,
        ZoneId.of("Europe/Paris"),
        Duration.ofDays(7),
        Duration.ofDays(365),
        LocalTime.of(20, 0),
        LocalTime.of(7, 0));
  }
}
