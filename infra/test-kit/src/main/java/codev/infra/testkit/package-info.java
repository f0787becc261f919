/**
 * What every test stands on: architecture rules, golden samples, real stores and a broker in the
 * test's own process.
 *
 * <p>Enter by {@link codev.infra.testkit.ArchitectureRules} and {@link
 * codev.infra.testkit.StoredSamples}. Used in test scope only.
 */
@NullMarked
package codev.infra.testkit;

import org.jspecify.annotations.NullMarked;
