package codev.session.domain;

import org.jspecify.annotations.Nullable;

/** Something said aloud for all. */
public record Contribution(
    ContributionId id, ContributionKind kind, Words text, @Nullable ContributionId inReplyTo) {}
