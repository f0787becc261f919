/** One programme: declaring it, its session templates, the read model, queries. */
@NullMarked
package codev.group.programme;

import org.jspecify.annotations.NullMarked;
