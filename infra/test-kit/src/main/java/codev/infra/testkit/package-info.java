/**
 * Test support for all modules: architecture rules, golden samples, contracts of answers, test
 * stores, broker and identity provider.
 */
@NullMarked
package codev.infra.testkit;

import org.jspecify.annotations.NullMarked;
