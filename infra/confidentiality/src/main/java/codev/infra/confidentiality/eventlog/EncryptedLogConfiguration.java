package codev.infra.confidentiality.eventlog;

import codev.infra.confidentiality.TextEncryption;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/** Has a service that has a log and keys look whether they belong together, before it starts. */
@AutoConfiguration(
    afterName = {
      "codev.infra.confidentiality.ConfidentialityConfiguration",
      "codev.infra.database.DatabaseConfiguration"
    })
@ConditionalOnBean({DataSource.class, TextEncryption.class})
class EncryptedLogConfiguration {
  @Bean
  EncryptedLog encryptedLog(DataSource log, TextEncryption encryption) {
    return new EncryptedLog(log, encryption);
  }
}
