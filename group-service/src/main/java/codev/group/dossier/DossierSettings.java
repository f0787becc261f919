package codev.group.dossier;

import codev.group.authority.ApprovalProperties;
import codev.group.evidence.TrainingProviderProperties;
import codev.group.imports.ImportJobProperties;
import codev.group.replies.ReplyMailboxProperties;
import codev.infra.confidentiality.KeyProtection;
import codev.infra.email.EmailProperties;
import codev.infra.personaldata.ErasureProperties;
import codev.infra.web.security.ResourceServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The running settings whose values the dossier states.
 *
 * @param erasures shared with learning-service, which carries erasures out
 */
@Component
@EnableConfigurationProperties({DataProtectionProperties.class, ErasureProperties.class})
record DossierSettings(
    DataProtectionProperties stated,
    TrainingProviderProperties provider,
    ApprovalProperties approvals,
    ErasureProperties erasures,
    ImportJobProperties imports,
    EmailProperties emails,
    ReplyMailboxProperties replies,
    ResourceServerProperties identity,
    KeyProtection keys,
    Environment environment) {
  /** By its host; blank: no e-mail is sent. */
  String mailServer() {
    return environment.getProperty("spring.mail.host", "");
  }
}
