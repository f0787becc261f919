@NullMarked
package codev.infra.tracing;

import org.jspecify.annotations.NullMarked;
