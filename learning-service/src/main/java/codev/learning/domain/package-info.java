/**
 * What is kept when a session is over: what people set out to do, learnt and answered, and what
 * must be known of programmes, groups and people to make figures of it.
 *
 * <p>Enter by {@link codev.learning.domain.LearningEvent}: all facts. All requests are in {@link
 * codev.learning.domain.LearningCommand}, all refusals in {@link
 * codev.learning.domain.RuleViolation}. May use: the JDK, Axon's and Jackson's annotations. Never:
 * Spring, MongoDB, Kafka, HTTP.
 */
@NullMarked
package codev.learning.domain;

import org.jspecify.annotations.NullMarked;
