package codev.infra.email;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of e-mail delivery.
 *
 * @param every interval at which due e-mails are looked for
 * @param from e-mail address of the sender
 * @param address public address of the gateway, for links
 * @param language of recipients who have chosen none: {@code fr} or {@code en}
 * @param zone time zone in which dates and times are written
 * @param fresh maximum age of a change that is still announced
 * @param kept how long it is kept that an e-mail was sent
 * @param quietFrom time of day from which no reminders are sent
 * @param quietUntil time of day until which no reminders are sent
 */
@ConfigurationProperties("codev.letters")
public record EmailProperties(
    @DefaultValue("1m") Duration every,
    @DefaultValue("codev@localhost") String from,
    @DefaultValue("http://localhost:8080") URI address,
    @DefaultValue("fr") Locale language,
    @DefaultValue("Europe/Paris") ZoneId zone,
    @DefaultValue("7d") Duration fresh,
    @DefaultValue("365d") Duration kept,
    @DefaultValue("20:00") LocalTime quietFrom,
    @DefaultValue("07:00") LocalTime quietUntil) {
  public EmailProperties {
    if (kept.compareTo(fresh) <= 0)
      throw new IllegalArgumentException(
          "codev.letters.kept is not longer than codev.letters.fresh: " + kept);
  }

  /** Whether reminders wait for the morning. */
  public boolean isQuiet(Instant moment) {
    var hour = moment.atZone(zone).toLocalTime();
    return quietFrom.isBefore(quietUntil)
        ? !hour.isBefore(quietFrom) && hour.isBefore(quietUntil)
        : !hour.isBefore(quietFrom) || hour.isBefore(quietUntil);
  }

  /** The same time of day so many working days later: Saturdays and Sundays do not count. */
  public Instant afterWorkingDays(Instant moment, int days) {
    var later = moment.atZone(zone);
    int daysLeft = days;
    while (daysLeft > 0) {
      later = later.plusDays(1);
      if (later.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) daysLeft--;
    }
    return later.toInstant();
  }

  /** Whether a change is recent enough to be announced. */
  public boolean isFresh(Instant happened, Instant moment) {
    return !moment.isAfter(happened.plus(fresh));
  }
}
