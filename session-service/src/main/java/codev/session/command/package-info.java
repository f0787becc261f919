/**
 * Controllers that send the session's commands: preparation, contributions, synthesis and learning,
 * facilitation, attendance. Texts are encrypted with their author's key before a command is made.
 *
 * <p>Enter by {@link codev.session.command.CommandActorFactory} and the controllers. May use: the
 * domain, the command gateway, encryption, {@code view}, {@code reference}, {@code config}, the web
 * edge. Never: Kafka, pages.
 */
@NullMarked
package codev.session.command;

import org.jspecify.annotations.NullMarked;
