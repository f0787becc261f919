/** Values of contributions: kinds, the session template, marks on entries. */
@NullMarked
package codev.session.domain.contribution;

import org.jspecify.annotations.NullMarked;
