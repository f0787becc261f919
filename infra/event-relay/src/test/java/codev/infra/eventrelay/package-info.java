/** The relay's rules, with a real broker and real stores. */
@NullMarked
package codev.infra.eventrelay;

import org.jspecify.annotations.NullMarked;
