/** What is kept of epoch keys, and what is left of those that were destroyed. */
@NullMarked
package codev.infra.confidentiality.epoch;

import org.jspecify.annotations.NullMarked;
