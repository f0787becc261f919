/**
 * The one-machine platform behind {@code ./codev}: starts, supervises and stops every process.
 * Entry point: {@link codev.infra.platform.Launcher}.
 */
@NullMarked
package codev.infra.platform;

import org.jspecify.annotations.NullMarked;
