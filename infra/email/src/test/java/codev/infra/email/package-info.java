@NullMarked
package codev.infra.email;

import org.jspecify.annotations.NullMarked;
