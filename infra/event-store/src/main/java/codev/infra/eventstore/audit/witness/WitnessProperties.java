package codev.infra.eventstore.audit.witness;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The witness that a service knows of.
 *
 * @param note where its last note of this log is: an http or https address, or a file; without this
 *     setting the service knows of none
 * @param key that it cosigns with, as it prints it
 * @param within how long a commit may be without a cosignature
 * @param every how often its note is read
 */
@ConfigurationProperties("codev.audit.witness")
public record WitnessProperties(
    @DefaultValue("") String note,
    @DefaultValue("") String key,
    @DefaultValue("1h") Duration within,
    @DefaultValue("5m") Duration every) {}
