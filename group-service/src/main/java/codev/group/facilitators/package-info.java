/** The pool of facilitators: qualification, capacity, workload, substitutes. */
@NullMarked
package codev.group.facilitators;

import org.jspecify.annotations.NullMarked;
