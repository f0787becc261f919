@NullMarked
package codev.infra.web.errorhandling;

import org.jspecify.annotations.NullMarked;
