/** The traces that a platform sends, received as a collector would. */
@NullMarked
package codev.infra.systemtest.traces;

import org.jspecify.annotations.NullMarked;
