/** Specs of what documents rest on. */
@NullMarked
package codev.group.evidence.proof;

import org.jspecify.annotations.NullMarked;
