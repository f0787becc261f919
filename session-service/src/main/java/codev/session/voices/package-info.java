/**
 * Who is speaking, in the domain's terms: the name, the moment, and their words sealed with their
 * own key before anything else happens to them.
 *
 * <p>Enter by {@link codev.session.voices.Voices}; used by every write room. May use: the domain,
 * seals, the board: whoever types for another must hold the chair.
 */
@NullMarked
package codev.session.voices;

import org.jspecify.annotations.NullMarked;
