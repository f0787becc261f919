package codev.session.config;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where sessions take place.
 *
 * @param zone mornings and afternoons of the attendance go by its clocks, days on paper by its days
 */
@ConfigurationProperties("codev.place")
public record TimeZoneProperties(@DefaultValue("Europe/Paris") ZoneId zone) {}
