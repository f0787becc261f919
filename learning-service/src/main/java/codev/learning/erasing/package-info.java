/**
 * Where somebody's words are erased: their key is destroyed, for all services at once.
 *
 * <p>Enter by {@link codev.learning.erasing.ErasureDesk}. May use: the domain, seals, the event
 * log, HTTP. Never: what was said.
 */
@NullMarked
package codev.learning.erasing;

import org.jspecify.annotations.NullMarked;
