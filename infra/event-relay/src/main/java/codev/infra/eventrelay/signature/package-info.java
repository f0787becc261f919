/**
 * The signatures of messages: what a service signs when it publishes, and what a listener verifies
 * before it handles anything.
 *
 * <p>Entry points: {@code MessageSigner}, {@code MessageVerifier}. Uses the relay's root package
 * and the log's signing key, never {@code outbox} or {@code consumer}.
 */
@NullMarked
package codev.infra.eventrelay.signature;

import org.jspecify.annotations.NullMarked;
