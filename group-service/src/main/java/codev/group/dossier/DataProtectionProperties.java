package codev.group.dossier;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the data protection dossier of each programme states for the organisation and for the
 * operator of the platform. Nothing depends on it; what is empty is left to be completed.
 *
 * @param officer the data protection officer, and how to reach them
 * @param hosting who hosts the platform, and where
 * @param backupsKept how long the operator keeps backups
 * @param logsKept how long the operator keeps the output of the processes
 */
@ConfigurationProperties("codev.data-protection")
public record DataProtectionProperties(
    @DefaultValue("") String officer,
    @DefaultValue("") String hosting,
    @Nullable Duration backupsKept,
    @Nullable Duration logsKept) {}
