/**
 * How the service is put together: its data, its refusals as the outside hears them.
 *
 * <p>May use everything; nothing uses it.
 */
@NullMarked
package codev.learning.config;

import org.jspecify.annotations.NullMarked;
