/**
 * Where members give each other their word: confidentiality, kindness, plain speaking, commitment
 * over time.
 *
 * <p>Enter by {@link codev.group.chartering.AcceptingCharter}. May use: commands, Spring MVC.
 * Never: a rule; those are in {@code domain}.
 */
@NullMarked
package codev.group.chartering;

import org.jspecify.annotations.NullMarked;
