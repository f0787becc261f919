/** The charter of a group: its versions, its wording, who has accepted it. */
@NullMarked
package codev.group.domain.charter;

import org.jspecify.annotations.NullMarked;
