/**
 * Where it is noted who is shown which figures, before they are.
 *
 * <p>Enter by {@link codev.learning.showing.Ledger}. May use: the domain, the event log, HTTP.
 * Never: the figures themselves, of which only a digest is kept.
 */
@NullMarked
package codev.learning.showing;

import org.jspecify.annotations.NullMarked;
