/**
 * Sessions of signed-in browsers: how long they last, whose they are, how they end, and that the
 * streams opened with one end with it. Everything is in this process's memory.
 */
@NullMarked
package codev.gateway.sessions;

import org.jspecify.annotations.NullMarked;
