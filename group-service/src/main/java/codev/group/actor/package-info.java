/**
 * Who sends a command and when: the actor that every write controller of this service uses, and
 * submitted texts that may be left out.
 */
@NullMarked
package codev.group.actor;

import org.jspecify.annotations.NullMarked;
