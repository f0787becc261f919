/** The relay's rules, with a real broker and real stores. */
@NullMarked
package codev.infra.relay;

import org.jspecify.annotations.NullMarked;
