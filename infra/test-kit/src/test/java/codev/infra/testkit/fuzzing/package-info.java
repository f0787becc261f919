@NullMarked
package codev.infra.testkit.fuzzing;

import org.jspecify.annotations.NullMarked;
