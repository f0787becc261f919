/**
 * The one-machine platform behind {@code ./codev}: starts, supervises and stops every process.
 * Entry point: {@link codev.infra.localplatform.Launcher}.
 */
@NullMarked
package codev.infra.localplatform;

import org.jspecify.annotations.NullMarked;
