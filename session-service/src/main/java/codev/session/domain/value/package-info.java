/**
 * Ids and small values of sessions: steps, roles, status, encrypted text, and the rules that refuse
 * ({@link codev.session.domain.value.RuleViolation}). Depends on no other package of the domain.
 */
@NullMarked
package codev.session.domain.value;

import org.jspecify.annotations.NullMarked;
