@NullMarked
package codev.infra.web.identity;

import org.jspecify.annotations.NullMarked;
