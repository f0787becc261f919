/**
 * The rules of programmes, people, facilitators and groups: aggregates, their commands ({@link
 * codev.group.domain.GroupCommand}), their events ({@link codev.group.domain.GroupEvent}), the
 * rules that refuse ({@link codev.group.domain.RuleViolation}) and what is accepted with a warning
 * ({@link codev.group.domain.MethodWarning}). Depends on the JDK and on the annotations of Axon and
 * Jackson only.
 */
@NullMarked
package codev.group.domain;

import org.jspecify.annotations.NullMarked;
