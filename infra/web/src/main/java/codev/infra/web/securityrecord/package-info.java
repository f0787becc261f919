/**
 * The record of the security log in a service's own event log: a person's sign-ins, sign-outs,
 * refusals, exports and keys, and what auditors of the organisation read of it, as JSON and as a
 * page.
 *
 * <p>Entry points: {@link codev.infra.web.securityrecord.SecurityLogSource}, which a service
 * declares as a bean, and {@link codev.infra.web.securityrecord.SecurityFact}, which it adds to its
 * event types.
 */
@NullMarked
package codev.infra.web.securityrecord;

import org.jspecify.annotations.NullMarked;
