package codev.group.evidence;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the documents say that no event knows.
 *
 * @param zone whose hours they tell
 * @param provider who provides the training, by name
 */
@ConfigurationProperties("codev.evidence")
record EvidenceSettings(
    @DefaultValue("Europe/Paris") ZoneId zone, @DefaultValue("codev") String provider) {}
