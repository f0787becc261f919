/** Aggregates about what people may do: grants of roles, requests for a second one's approval. */
@NullMarked
package codev.group.domain.rights;

import org.jspecify.annotations.NullMarked;
