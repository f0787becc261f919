/**
 * Sessions, live: the seven steps of the method.
 *
 * <p>The rules stand in {@code domain}. Writing: {@code command} (from people), {@code messaging}
 * (from other services). Reading: {@code view} → {@code response} → {@code room}, {@code history},
 * {@code summary}, {@code personaldata}; {@code reference} for what comes from elsewhere. Stored
 * event types: {@code persistence}. Settings: {@code config}.
 */
@NullMarked
package codev.session;

import org.jspecify.annotations.NullMarked;
