package codev.group.evidence.archive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the archives of evidence.
 *
 * @param documentsAtOnce an archive of more documents is made by a job
 * @param term after which a job whose instance does not go on passes to another one; longer than a
 *     document takes
 * @param keep how long an archive can be downloaded
 */
@ConfigurationProperties("codev.evidence.archives")
record EvidenceArchiveProperties(
    @DefaultValue("100") int documentsAtOnce,
    @DefaultValue("60s") Duration term,
    @DefaultValue("1d") Duration keep) {}
