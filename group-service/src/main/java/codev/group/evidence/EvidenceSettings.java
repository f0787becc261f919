package codev.group.evidence;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the documents say that no event knows. What is empty is left to be filled in by hand.
 *
 * @param zone whose hours they tell
 * @param provider who provides the training, by name
 * @param declaration under which number the provider is declared as such
 * @param signatory who signs for the provider: name and office
 * @param signedAt the town where that is done
 * @param organisation whose people are trained
 */
@ConfigurationProperties("codev.evidence")
record EvidenceSettings(
    @DefaultValue("Europe/Paris") ZoneId zone,
    @DefaultValue("") String provider,
    @DefaultValue("") String declaration,
    @DefaultValue("") String signatory,
    @DefaultValue("") String signedAt,
    @DefaultValue("") String organisation) {}
