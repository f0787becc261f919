/**
 * What a session is: seven steps, one facilitator, one client or two in succession, and the rules
 * between them.
 *
 * <p>Entry point: {@link codev.session.domain.Session}, which decides by the rules of each step on
 * the immutable {@link codev.session.domain.SessionState}; what keeps a step from being left is
 * judged in {@link codev.session.domain.Gate} alone. All events are in {@link
 * codev.session.domain.SessionEvent}, all commands in {@link codev.session.domain.SessionCommand},
 * all refusals in {@link codev.session.domain.value.RuleViolation}, who may do what in {@link
 * codev.session.domain.SessionPermission} and {@link
 * codev.session.domain.template.ContributionKind}. Depends on the JDK, on Axon's aggregates and on
 * the annotations of Jackson and JSpecify only.
 */
@NullMarked
package codev.session.domain;

import org.jspecify.annotations.NullMarked;
