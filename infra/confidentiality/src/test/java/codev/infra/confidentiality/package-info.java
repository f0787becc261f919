/** What confidentiality means, on a real PostgreSQL. */
@NullMarked
package codev.infra.confidentiality;

import org.jspecify.annotations.NullMarked;
