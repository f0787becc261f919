/** Values of contributions: their form, the annotations of entries, and counters. */
@NullMarked
package codev.session.domain.contribution;

import org.jspecify.annotations.NullMarked;
