package codev.group.domain.person;

import org.jspecify.annotations.Nullable;

/**
 * A person's profile in the organisation, as far as the composition of groups needs it.
 *
 * @param manager whom they report to; need not be in the directory
 */
public record Profile(
    String displayName,
    @Nullable String email,
    @Nullable String unit,
    @Nullable String site,
    @Nullable String jobFamily,
    @Nullable Username manager) {
  /** This profile; of what it has nothing of, what was known before. */
  public Profile orElse(Profile before) {
    return new Profile(
        displayName,
        email == null ? before.email : email,
        unit == null ? before.unit : unit,
        site == null ? before.site : site,
        jobFamily == null ? before.jobFamily : jobFamily,
        manager == null ? before.manager : manager);
  }
}
