/**
 * The outcomes of a programme: figures about many, never about one.
 *
 * <p>Enter by {@link codev.learning.outcomes.web.OutcomesController} and, for what may be told,
 * {@link codev.learning.outcomes.anonymity.Disclosure}, through which every figure leaves. Answers
 * are opened here, to be counted, and nowhere else. May use: the domain's events, the views, the
 * seals, the web edge. Never: commands, Kafka.
 */
@NullMarked
package codev.learning.outcomes;

import org.jspecify.annotations.NullMarked;
