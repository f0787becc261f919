/** Grants of authority and the units of programmes, as group-service publishes them. */
@NullMarked
package codev.learning.domain.authority;

import org.jspecify.annotations.NullMarked;
