/** Errors that the gateway itself answers: problem documents for programs, a page for people. */
@NullMarked
package codev.gateway.errors;

import org.jspecify.annotations.NullMarked;
