/**
 * One machine's whole platform: starts every process in order, keeps them alive, stops them.
 *
 * <p>Enter by {@link codev.infra.platform.Launcher}, behind {@code ./codev}. The servers that hold
 * data are in {@code stores}, the people who sign in are in {@code identity}. Everything here but
 * the child processes themselves uses the JDK alone and a JSON reader, so that a question about the
 * platform is answered at once. Nothing but the simulator depends on this module.
 */
@NullMarked
package codev.infra.platform;

import org.jspecify.annotations.NullMarked;
