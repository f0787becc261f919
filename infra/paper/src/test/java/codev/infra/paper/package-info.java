/** Specs of what is printed. */
@NullMarked
package codev.infra.paper;

import org.jspecify.annotations.NullMarked;
