package codev.group.dossier;

import codev.group.authority.ApprovalProperties;
import codev.group.evidence.TrainingProviderProperties;
import codev.group.imports.ImportJobProperties;
import codev.group.replies.ReplyMailboxProperties;
import codev.infra.confidentiality.KeyProtection;
import codev.infra.email.EmailProperties;
import codev.infra.personaldata.ErasureProperties;
import codev.infra.web.security.ResourceServerProperties;

/**
 * The running settings whose values the dossier states.
 *
 * @param erasures shared with learning-service, which carries erasures out
 * @param mailServer by its host; blank: no e-mail is sent
 */
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
    String mailServer) {}
