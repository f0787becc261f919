/**
 * Fuzzing of the parsers that are our own. Each has a test class that is a {@link
 * codev.infra.testkit.fuzzing.FuzzTarget}: the ordinary run of the tests gives it its examples, and
 * {@code ./codev fuzz} gives it what Jazzer makes of them. Entry: {@link
 * codev.infra.testkit.fuzzing.FuzzRun}, a program. Nothing here needs Jazzer to be compiled.
 */
@NullMarked
package codev.infra.testkit.fuzzing;

import org.jspecify.annotations.NullMarked;
