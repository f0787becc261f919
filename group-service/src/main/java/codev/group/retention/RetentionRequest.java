package codev.group.retention;

import codev.group.domain.programme.LegalBasis;
import codev.group.domain.programme.RetentionClass;
import codev.group.domain.programme.RetentionPeriod;
import jakarta.validation.constraints.NotNull;

/**
 * How long data is to be kept.
 *
 * @param months after the last day of the programme
 */
record RetentionRequest(
    @NotNull RetentionClass dataClass, @NotNull Integer months, @NotNull LegalBasis basis) {
  RetentionPeriod period() {
    return new RetentionPeriod(months, basis);
  }
}
