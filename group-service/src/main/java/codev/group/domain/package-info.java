/**
 * The rules of programmes, people, facilitators and groups: aggregates, the rules that refuse
 * ({@link codev.group.domain.RuleViolation}) and what is accepted with a warning ({@link
 * codev.group.domain.value.MethodWarning}). Their commands are in {@code domain.command}, their
 * events in {@code domain.event}. Depends on the JDK, on Axon's aggregates and on the annotations
 * of Jackson and JSpecify only.
 */
@NullMarked
package codev.group.domain;

import org.jspecify.annotations.NullMarked;
