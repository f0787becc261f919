/** Values of contributions: their form, and the annotations of entries. */
@NullMarked
package codev.session.domain.contribution;

import org.jspecify.annotations.NullMarked;
