/**
 * Proposes how a set of people could be grouped: within the rules, and as mixed as possible.
 *
 * <p>Enter by {@code ProposeGroups}. May use: the directory and the rules in {@code domain}.
 * Decides nothing: what is proposed is formed, or not, in {@code forming}.
 */
@NullMarked
package codev.group.composition;

import org.jspecify.annotations.NullMarked;
