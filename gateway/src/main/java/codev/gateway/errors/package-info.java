/**
 * What is said when a request cannot go through: a problem document (RFC 9457) for programs, a
 * plain page for people, in French or English.
 *
 * <p>Enter by {@link codev.gateway.errors.ProblemDetailRenderer}. Whatever a service refuses itself
 * passes as it is.
 */
@NullMarked
package codev.gateway.errors;

import org.jspecify.annotations.NullMarked;
