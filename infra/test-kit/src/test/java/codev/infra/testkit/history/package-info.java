@NullMarked
package codev.infra.testkit.history;

import org.jspecify.annotations.NullMarked;
