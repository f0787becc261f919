package codev.group.domain.person;

import org.jspecify.annotations.Nullable;

/**
 * What the organisation knows of a person, as far as it matters to compose groups.
 *
 * @param manager whom they report to; need not be in the directory
 */
public record Profile(
    String displayName,
    @Nullable String email,
    @Nullable String unit,
    @Nullable String site,
    @Nullable String jobFamily,
    @Nullable Username manager) {}
