@NullMarked
package codev.infra.projections;

import org.jspecify.annotations.NullMarked;
