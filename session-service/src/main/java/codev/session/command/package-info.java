/**
 * Controllers that send the session's commands: preparation, contributions, synthesis and learning,
 * facilitation, attendance. Texts are encrypted with their author's key before a command is made.
 *
 * <p>Entry point: {@link codev.session.command.CommandActorFactory} and the controllers.
 */
@NullMarked
package codev.session.command;

import org.jspecify.annotations.NullMarked;
