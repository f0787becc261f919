/**
 * The export of everything held about one person, and erasure by destruction of the person's key.
 */
@NullMarked
package codev.learning.personaldata;

import org.jspecify.annotations.NullMarked;
