/**
 * What people say: a stock of French sentences, the situations that members bring, and chance.
 *
 * <p>Enter by {@link codev.infra.simulator.words.Stock}. May use: the JDK.
 */
@NullMarked
package codev.infra.simulator.words;

import org.jspecify.annotations.NullMarked;
