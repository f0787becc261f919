@NullMarked
package codev.infra.testkit;

import org.jspecify.annotations.NullMarked;
