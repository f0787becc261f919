package codev.group.dossier;

import codev.group.authority.ApprovalProperties;
import codev.group.evidence.TrainingProviderProperties;
import codev.group.imports.ImportJobProperties;
import codev.group.replies.ReplyMailboxProperties;
import codev.infra.confidentiality.KeyProtection;
import codev.infra.email.EmailProperties;
import codev.infra.personaldata.ErasureProperties;
import codev.infra.web.security.ResourceServerProperties;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring configuration: the settings that the dossier states, gathered. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DataProtectionProperties.class, ErasureProperties.class})
class DossierConfiguration {
  @Bean
  DossierSettings dossierSettings(
      DataProtectionProperties stated,
      TrainingProviderProperties provider,
      ApprovalProperties approvals,
      ErasureProperties erasures,
      ImportJobProperties imports,
      EmailProperties emails,
      ReplyMailboxProperties replies,
      ResourceServerProperties identity,
      KeyProtection keys,
      @Value("${spring.mail.host:}") String mailServer) {
    return new DossierSettings(
        stated,
        provider,
        approvals,
        erasures,
        imports,
        emails,
        replies,
        identity,
        keys,
        mailServer);
  }
}
