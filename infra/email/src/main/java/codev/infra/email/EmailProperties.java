package codev.infra.email;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are written and sent.
 *
 * @param every how often is asked what is due
 * @param from whose letters they are, an e-mail address
 * @param address where people reach the gateway
 * @param language of those who have chosen none: {@code fr} or {@code en}
 * @param zone whose hours they tell
 * @param fresh how old news may be that are still told
 * @param quietFrom from this hour nobody is reminded of anything
 * @param quietUntil until this one
 */
@ConfigurationProperties("codev.letters")
public record EmailProperties(
    @DefaultValue("1m") Duration every,
    @DefaultValue("codev@localhost") String from,
    @DefaultValue("http://localhost:8080") URI address,
    @DefaultValue("fr") Locale language,
    @DefaultValue("Europe/Paris") ZoneId zone,
    @DefaultValue("7d") Duration fresh,
    @DefaultValue("20:00") LocalTime quietFrom,
    @DefaultValue("07:00") LocalTime quietUntil) {

  /** Whether what is not urgent waits for the morning. */
  public boolean isQuiet(Instant moment) {
    var hour = moment.atZone(zone).toLocalTime();
    return quietFrom.isBefore(quietUntil)
        ? !hour.isBefore(quietFrom) && hour.isBefore(quietUntil)
        : !hour.isBefore(quietFrom) || hour.isBefore(quietUntil);
  }

  /** Whether what happened then is still worth telling. */
  public boolean isFresh(Instant happened, Instant moment) {
    return !moment.isAfter(happened.plus(fresh));
  }
}
