package codev.session.domain.contribution;

import codev.session.domain.template.ContributionKind;
import codev.session.domain.value.ContributionId;
import codev.session.domain.value.EncryptedText;
import org.jspecify.annotations.Nullable;

/** A contribution, visible to all participants. */
public record Contribution(
    ContributionId id,
    ContributionKind kind,
    EncryptedText text,
    @Nullable ContributionId inReplyTo) {}
