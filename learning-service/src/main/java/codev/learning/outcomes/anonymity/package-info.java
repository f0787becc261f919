/**
 * Statistical disclosure control of outcomes: k-anonymous microaggregation. Observations go in, and
 * only those that may be published to a viewer come out: anonymity sets are visible nowhere else.
 *
 * <p>Entry point: {@link codev.learning.outcomes.anonymity.Microaggregator}. {@link
 * codev.learning.outcomes.anonymity.MeasureId} lists what is measured and how each measure is
 * protected. Depends on no other package of outcomes.
 */
@NullMarked
package codev.learning.outcomes.anonymity;

import org.jspecify.annotations.NullMarked;
