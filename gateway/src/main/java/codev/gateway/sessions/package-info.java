/**
 * Sessions of signed-in browsers: how long they last, whose they are and which a person has, how
 * they end, and that the streams opened with one end with it. They are in this process's memory;
 * only which there are, and that some have ended, is exchanged with other gateways, where they
 * share a Redis; an end is reported to group-service ({@link
 * codev.gateway.sessions.SessionEndReport}).
 */
@NullMarked
package codev.gateway.sessions;

import org.jspecify.annotations.NullMarked;
