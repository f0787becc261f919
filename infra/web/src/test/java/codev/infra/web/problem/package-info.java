@NullMarked
package codev.infra.web.problem;

import org.jspecify.annotations.NullMarked;
