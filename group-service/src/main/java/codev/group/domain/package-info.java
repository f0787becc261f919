/**
 * The rules of programmes, people, facilitators and groups: aggregates, their commands ({@link
 * codev.group.domain.GroupServiceCommand}), their events ({@link
 * codev.group.domain.GroupServiceEvent}), the rules that refuse ({@link
 * codev.group.domain.RuleViolation}) and what is accepted with a warning ({@link
 * codev.group.domain.MethodWarning}). Depends on the JDK, on Axon's aggregates and on the
 * annotations of Jackson and JSpecify only.
 */
@NullMarked
package codev.group.domain;

import org.jspecify.annotations.NullMarked;
