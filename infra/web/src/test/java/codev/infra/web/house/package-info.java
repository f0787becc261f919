@NullMarked
package codev.infra.web.house;

import org.jspecify.annotations.NullMarked;
