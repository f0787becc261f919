/**
 * Whose turn it was to be client, and whose it is: everybody once before anybody twice.
 *
 * <p>Enter by {@link codev.group.rotation.RotationView}. May use: the domain's events. Never: a
 * command.
 */
@NullMarked
package codev.group.rotation;

import org.jspecify.annotations.NullMarked;
