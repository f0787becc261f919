/**
 * What people say: a stock of French sentences, the situations that members bring, and chance.
 *
 * <p>Enter by {@link codev.infra.simulator.phrases.PhraseBook}. May use: the JDK.
 */
@NullMarked
package codev.infra.simulator.phrases;

import org.jspecify.annotations.NullMarked;
