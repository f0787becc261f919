package codev.session.config;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time zone of the place where sessions are held.
 *
 * @param zone decides between morning and afternoon in attendance, and dates in documents
 */
@ConfigurationProperties("codev.place")
public record TimeZoneProperties(@DefaultValue("Europe/Paris") ZoneId zone) {}
