/** Which texts leave together, and what they are encrypted with for it. Depends on nothing. */
@NullMarked
package codev.infra.confidentiality.retention;

import org.jspecify.annotations.NullMarked;
